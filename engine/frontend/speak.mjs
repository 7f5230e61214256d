/** Equations in words: a list of MathML comes in as JSON, a list of sentences goes out. `node speak.mjs en < list.json` */
import { readFileSync } from "node:fs";
import sre from "speech-rule-engine";

const [locale = "en"] = process.argv.slice(2);
await sre.setupEngine({ locale, domain: "clearspeak", modality: "speech", markup: "none" });
const equations = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(equations.map((equation) => sre.toSpeech(equation))));
