// Time runs of a model with the front end's own solver: node run.mjs WORK.json prints milliseconds.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const frontend = resolve(dirname(fileURLToPath(import.meta.url)), "../engine/frontend");
const esbuild = createRequire(resolve(frontend, "package.json"))("esbuild");
const contents = 'export { run } from "./src/simulation/outcome"; export { makeModel } from "./src/simulation/model";';
const built = await esbuild.build({
  stdin: { contents, resolveDir: frontend, loader: "ts" },
  bundle: true, write: false, format: "esm", target: "es2020",
});
const { run, makeModel } = await import(`data:text/javascript,${encodeURIComponent(built.outputFiles[0].text)}`);

const { spec, code, settings, repeats } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const model = makeModel((0, eval)(`(${code})`), spec);
for (let k = 0; k < 3; k++) for (const values of settings) run(model, spec, values);
const times = settings.map((values) => {
  const all = Array.from({ length: repeats }, () => {
    const start = performance.now();
    run(model, spec, values);
    return performance.now() - start;
  });
  return Math.min(...all);
});
console.log(JSON.stringify(times));
