/**
 * Packs Python for the page, in the very Python that will run there: `node pack.mjs PYODIDE TASK LOCK`.
 *
 * TASK is a JSON file that `pack.py` reads: folders, cells, where the packs go. LOCK is the lock file of the page.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [pyodideFolder, task, lock] = process.argv.slice(2);
const { loadPyodide } = await import(join(pyodideFolder, "pyodide.mjs"));
const python = await loadPyodide({ indexURL: `${pyodideFolder}/`, packages: [], lockFileContents: readFileSync(lock, "utf8") });
python.mountNodeFS("/host", "/");
python.globals.set("TASK", `/host${task}`);
await python.runPythonAsync(readFileSync(join(here, "pack.py"), "utf8"), { filename: "pack.py" });
