/**
 * Build the front end into the Python package: src/explorable/static/.
 *
 * explorable.js  the book's pages; a classic script, so that it also runs from a disk
 * plotly.js      what of Plotly the charts need; loaded by the page when a chart comes near
 * widget.js      the same front end for Jupyter (anywidget), one module with everything in it
 * solver.mjs     its solver alone, for Node
 * explorable.css
 */
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { smallPlotly } from "./plotly-parts.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const into = resolve(here, "../src/explorable/static");

const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  sourcemap: false,
  legalComments: "none",
  charset: "utf8",
  target: "es2020",
  logLevel: "warning",
  define: { global: "globalThis" },
  plugins: [smallPlotly],
};

await mkdir(into, { recursive: true });
await Promise.all([
  esbuild.build({ ...common, entryPoints: ["src/page.ts"], format: "iife", outfile: `${into}/explorable.js` }),
  esbuild.build({ ...common, entryPoints: ["src/plotly.ts"], format: "iife", outfile: `${into}/plotly.js` }),
  esbuild.build({ ...common, entryPoints: ["src/widget.ts"], format: "esm", outfile: `${into}/widget.js` }),
  esbuild.build({ ...common, entryPoints: ["src/solver.ts"], format: "esm", outfile: `${into}/solver.mjs` }),
  esbuild.build({ ...common, entryPoints: ["src/style/index.css"], outfile: `${into}/explorable.css` }),
]);
