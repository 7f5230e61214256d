/**
 * A run as a file of comma-separated values (RFC 4180): a row for each place of the curves, names with their units
 * on top. What the run is stands before, in lines that begin with "#", which programs for statistics can leave out.
 */
import { head } from "../ui/number-format";
import * as strings from "../ui/strings";
import type { Outcome } from "../simulation/outcome";
import type { Spec } from "../simulation/types";

/** Says that the text is UTF-8; a spreadsheet asks for it. */
const MARK = "\ufeff";
const DIGITS = 8;

export function csv(spec: Spec, result: Outcome): string {
  const { grid, columns, values } = result;
  const settings = spec.parameters.map((p) => `${head(p.label, p.unit)}: ${number(values[p.name])}`);
  const about = [spec.title, result.sentence, strings.csvSettings, ...settings].filter(Boolean).map((line) => `# ${line.replace(/\s+/g, " ")}`);
  const heads = [spec.axis, ...spec.quantities].map(({ label, unit }) => quoted(head(label, unit)));
  const rows = Array.from(grid, (x, k) => [x, ...columns.map((column) => column[k])].map(number).join(","));
  return MARK + [...about, heads.join(","), ...rows, ""].join("\r\n");
}

function number(x: number): string {
  return String(Number(x.toPrecision(DIGITS)));
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}
