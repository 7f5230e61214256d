/** An answer as SCORM's data model tells it (`cmi.interactions`): a type of its closed list, and a response written as that type wants. */
import type { Version } from "./runtime";

interface Told { type: string; response: string }

const isNumbers = (given: unknown): given is number[] => Array.isArray(given) && given.length > 0 && given.every((n) => Number.isInteger(n));
const letter = (n: number): string => "abcdefghijklmnopqrstuvwxyz0123456789"[n] ?? "z";
const line = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Between parts, and between the two halves of a pair. */
const BETWEEN: Record<Version, [parts: string, halves: string]> = { "1.2": [",", "."], "2004": ["[,]", "[.]"] };
/** Characters of a text; 1.2 takes 255 for all. */
const LONGEST: Record<Version, number> = { "1.2": 255, "2004": 4000 };
/** Steps of a performance take 250 each. */
const STEP = 250;

/** What was answered to an exercise of a kind. */
export function told(kind: string, answer: unknown, version: Version): Told {
  const given = own(answer);
  const [part, half] = BETWEEN[version];
  const cut = (text: string, most = LONGEST[version]): string => line(text).slice(0, most);
  if (isNumbers(given)) {
    const chosen = given.filter((n) => n >= 0);
    if (["single", "multiple", "predict", "data"].includes(kind)) return { type: "choice", response: chosen.map(letter).join(part) };
    if (kind === "order") return { type: "sequencing", response: chosen.map(letter).join(part) };
    if (kind === "match" || kind === "label") {
      const pairs = given.map((n, place) => (n < 0 ? "" : letter(place) + half + letter(n)));
      return { type: "matching", response: pairs.filter(Boolean).join(part) };
    }
  }
  if (typeof given === "string") return { type: "fill-in", response: cut(given, 250) };
  if (Array.isArray(given) && given.every((text) => typeof text === "string")) {
    const texts = given.map((text) => line(text).replaceAll("[,]", ","));
    return { type: "fill-in", response: cut(texts.join(version === "1.2" ? "; " : "[,]")) };
  }
  const text = (given as { text?: unknown } | null | undefined)?.text;
  if (typeof text === "string") return { type: version === "1.2" ? "fill-in" : "long-fill-in", response: cut(text) };
  if (kind === "goal" && version === "2004") {
    const steps = Object.entries(given as Record<string, unknown>).map(([name, reached]) => `${name.replace(/\W/g, "_")}[.]${line(String(reached)).slice(0, STEP)}`);
    return { type: "performance", response: steps.join("[,]") };
  }
  return { type: version === "1.2" ? "performance" : "other", response: cut(JSON.stringify(given) ?? "") };
}

/** Without the seed of the learner's own numbers. */
function own(answer: unknown): unknown {
  const isSeeded = typeof answer === "object" && answer !== null && "seed" in answer && "given" in answer;
  return isSeeded ? (answer as { given: unknown }).given : answer;
}

/** How an answer was judged; between all and nothing its share. */
export function result(score: number, version: Version): string {
  if (score >= 1) return "correct";
  if (score <= 0) return version === "1.2" ? "wrong" : "incorrect";
  return score.toFixed(2);
}

const two = (n: number): string => String(n).padStart(2, "0");

/** A moment: 1.2 has the time of day alone, and in 2004 some systems want the fraction of a second. */
export function moment(now: Date, version: Version): string {
  const time = [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(":");
  return version === "1.2" ? time : now.toISOString().replace(/\.(\d\d)\d?Z$/, ".$1Z");
}

/** How long a session took. */
export function duration(milliseconds: number, version: Version): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (version === "2004") return `PT${seconds}S`;
  return `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
