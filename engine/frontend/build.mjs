/**
 * Build the front end into the Python package: src/explorable/static/.
 *
 * explorable.js  the book's pages; a classic script, so that it also runs from a disk
 * text.js        of it what a page of text alone needs
 * plotly.js      what of Plotly the charts need; loaded by the page when a chart comes near
 * scene.js       what plays scenes, chance.js what throws a model by chance; loaded by the page when a scene comes near
 * film.js        what plays a film of scenes; loaded when a reader asks for it
 * kinds.js       the further kinds of exercises; loaded by the page when the first card of such a kind comes near
 * sure.js        how sure a reader is, asked before an answer is checked; loaded where a reader has switched it on
 * studies.js    what lets studies answer; loaded by the page when one is near. studies.css: on pages that have one
 * present.js, present.css  the page full screen for a class; loaded when somebody asks for it
 * python.js      a reader's cells in the page; loaded when one is near. python-worker.mjs: the worker that runs them
 * scorm.js       the shell of a SCORM package (scorm.css: its look); attempt.js: the first script of each page in one
 * share.js       more ways to share a simulation than a link; loaded when a reader opens "Share"
 * embed.js       in a page with one simulation alone: tells its height to the page around it. alone.css: how such a page looks
 * offline.js     what lets a reader keep the book, loaded where that is offered or done; service-worker.js answers from the copy
 * widget.js      the same front end for Jupyter (anywidget), one module with everything in it
 * solver.mjs     its solver alone, for Node
 * explorable.css
 *
 * With arguments, what another package adds to its pages, in the same way: `node build.mjs INTO SCRIPTS STYLE SHEET`
 * puts each script of the folder SCRIPTS into INTO, and the style sheets of the folder STYLE, in the order of their names, as SHEET.
 * What one page alone needs lies in folders of its name: SCRIPTS/NAME/index.ts becomes NAME.js, all of STYLE/NAME becomes NAME.css.
 */
import { mkdir, readdir } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
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

/** Modules that explorable.js shares with the scripts it loads (`page.ts`), so that none comes twice. */
const SHARED = new Set([
  "ui/dom", "ui/storage", "ui/number-format", "ui/strings", "simulation/expression", "simulation/types", "simulation/outcome", "simulation/model", "scene/room", "charts/theme", "solve/library",
  "exercise/card", "exercise/html", "progress/store", "exercise/kinds/index", "exercise/kinds/number", "exercise/kinds/single", "explorer/link",
]);
const shared = {
  name: "shared",
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const name = relative(join(here, "src"), resolve(resolveDir, path)).replaceAll("\\", "/");
      return SHARED.has(name) ? { path: name, namespace: "shared" } : undefined;
    });
    build.onLoad({ filter: /./, namespace: "shared" }, ({ path }) => ({ contents: `module.exports = explorable.shared[${JSON.stringify(path)}]` }));
  },
};

/** The files of a folder with this ending, in the order of their names. */
async function files(folder, ending) {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith(ending)).sort();
}

async function folders(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}

async function sheetOf(style, outfile) {
  const contents = (await files(style, ".css")).map((name) => `@import "./${name}";`).join("\n");
  await esbuild.build({ ...common, plugins: [], stdin: { contents, resolveDir: style, loader: "css" }, outfile });
}

async function pages(target, scripts, style, sheet) {
  const entryPoints = (await files(scripts, ".ts")).map((name) => join(scripts, name));
  await mkdir(target, { recursive: true });
  // not bundled: a page's own scripts stand alone
  await esbuild.build({ ...common, bundle: false, plugins: [], define: {}, entryPoints, outdir: target });
  await sheetOf(style, join(target, sheet));
  for (const name of await folders(style)) await sheetOf(join(style, name), join(target, `${name}.css`));
  for (const name of await folders(scripts)) {
    await esbuild.build({ ...common, plugins: [], nodePaths: [join(here, "node_modules")], entryPoints: [join(scripts, name, "index.ts")], format: "iife", outfile: join(target, `${name}.js`) });
  }
}

const engine = () => Promise.all([
  esbuild.build({ ...common, entryPoints: ["src/page.ts"], format: "iife", outfile: `${into}/explorable.js` }),
  esbuild.build({ ...common, entryPoints: ["src/text.ts"], format: "iife", outfile: `${into}/text.js` }),
  ...["scorm", "attempt"].map((name) => esbuild.build({ ...common, plugins: [], entryPoints: [`src/${name}.ts`], format: "iife", outfile: `${into}/${name}.js` })),
  esbuild.build({ ...common, entryPoints: ["src/plotly.ts"], format: "iife", outfile: `${into}/plotly.js` }),
  esbuild.build({ ...common, plugins: [], entryPoints: ["src/offline.ts"], format: "iife", outfile: `${into}/offline.js` }),
  esbuild.build({ ...common, plugins: [], entryPoints: ["src/offline/worker.ts"], format: "iife", outfile: `${into}/service-worker.js` }),
  ...["scene", "chance", "film", "kinds", "sure", "python", "studies", "share", "embed", "present"].map((name) => esbuild.build({ ...common, plugins: [shared], entryPoints: [`src/${name}.ts`], format: "iife", outfile: `${into}/${name}.js` })),
  esbuild.build({ ...common, plugins: [], entryPoints: ["src/python/worker.ts"], format: "esm", outfile: `${into}/python-worker.mjs` }),
  esbuild.build({ ...common, entryPoints: ["src/widget.ts"], format: "esm", outfile: `${into}/widget.js` }),
  esbuild.build({ ...common, entryPoints: ["src/solver.ts"], format: "esm", outfile: `${into}/solver.mjs` }),
  esbuild.build({ ...common, entryPoints: ["src/style/index.css"], outfile: `${into}/explorable.css` }),
  ...["studies", "alone", "present", "scorm"].map((name) => esbuild.build({ ...common, entryPoints: [`src/style/${name}.css`], outfile: `${into}/${name}.css` })),
]);

const own = process.argv.slice(2);
if (own.length > 0) await pages(...own);
else await mkdir(into, { recursive: true }).then(engine);
