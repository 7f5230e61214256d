/** A run as a file: every row, names with units, what a comma or a quote does to it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "../src/explorer/csv";
import { nothingYet } from "../src/simulation/outcome";
import { parameter, spec } from "./fixtures";

const shown = spec({
  title: 'Germs, "met"',
  parameters: [parameter("r", 2, { label: "Growth", unit: "1/day" })],
  axis: { ...spec({}).axis, label: "Time", unit: "days" },
  quantities: [{ name: "P", label: "Germs, all", unit: "germs" }],
});
const result = { ...nothingYet({ r: 2 }, "They grow."), grid: Float64Array.of(0, 0.5), columns: [Float64Array.of(1e12 / 3, 0)] };

test("a row for each place, the units in the heads, settings above", () => {
  const lines = csv(shown, result).split("\r\n");
  assert.equal(lines[0], '\ufeff# Germs, "met"');
  assert.equal(lines[1], "# They grow.");
  assert.match(lines[3], /^# Growth \(.*day\): 2$/);
  assert.deepEqual(lines.slice(4), ['Time (days),"Germs, all (germs)"', "0,333333330000", "0.5,0", ""]);
});
