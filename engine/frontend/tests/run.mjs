/** Bundle the tests and give them to Node's own test runner. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const into = mkdtempSync(join(tmpdir(), "explorable-"));
const names = readdirSync(here).filter((name) => name.endsWith(".test.ts"));
await esbuild.build({
  entryPoints: names.map((name) => join(here, name)),
  // packages of the other kind of module ask for their own by `require`
  banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
  outdir: into, bundle: true, platform: "node", format: "esm", outExtension: { ".js": ".mjs" }, logLevel: "warning",
});
const files = names.map((name) => join(into, name.replace(/ts$/, "mjs")));
const { status } = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit" });
rmSync(into, { recursive: true });
process.exit(status ?? 1);
