/** Every mutant that Stryker's operators make of the files named on standard input, as JSON. */
import { readFileSync } from "node:fs";
import { Instrumenter } from "@stryker-mutator/instrumenter";

const quiet = Object.fromEntries(["isDebugEnabled", "debug", "info", "warn", "error", "trace", "fatal", "isTraceEnabled", "isInfoEnabled", "isWarnEnabled", "isErrorEnabled", "isFatalEnabled"].map((name) => [name, () => false]));
// texts and regular expressions are judged by other tests; a template is a message
const excludedMutations = ["StringLiteral", "Regex"];

const names = JSON.parse(readFileSync(0, "utf8"));
const files = names.map((name) => ({ name, content: readFileSync(name, "utf8"), mutate: true }));
const { mutants } = await new Instrumenter(quiet).instrument(files, {
  plugins: null, excludedMutations, ignorers: [], mutationRange: [],
});
console.log(JSON.stringify(mutants.map(({ fileName, location, replacement, mutatorName }) =>
  ({ file: fileName, start: location.start, end: location.end, replacement, operator: mutatorName }))));
