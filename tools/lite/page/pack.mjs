/**
 * Packs Python for the page, in the very Python that will run there: `node pack.mjs PYODIDE TASK`.
 *
 * TASK is a JSON file that `pack.py` reads: folders, cells, where the packs go.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [pyodideFolder, task] = process.argv.slice(2);
const { loadPyodide } = await import(join(pyodideFolder, "pyodide.mjs"));
const { info } = JSON.parse(readFileSync(join(pyodideFolder, "pyodide-lock.json"), "utf8"));
const python = await loadPyodide({ indexURL: `${pyodideFolder}/`, packages: [], lockFileContents: JSON.stringify({ info, packages: {} }) });
python.mountNodeFS("/host", "/");
python.globals.set("TASK", `/host${task}`);
await python.runPythonAsync(readFileSync(join(here, "pack.py"), "utf8"), { filename: "pack.py" });
