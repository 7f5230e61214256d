/** Wide tables on a narrow page: each row becomes a small card that says what its numbers are. */

/** So much text in a row does not fit beside itself on a phone. */
const LONG_ROW = 70;

/** Stack the tables of the page that would have to be scrolled sideways on a phone. */
export function stackTables(root: ParentNode): void {
  root.querySelectorAll<HTMLTableElement>("article table").forEach((table) => {
    const isWide = table.tHead && table.tHead.rows[0]?.cells.length > 2
      && [...table.rows].some((row) => row.cells.length > 2 && (row.textContent ?? "").length > LONG_ROW);
    if (isWide) stack(table);
  });
}

/** The style needs the head's words in each cell; roles stay when cells are no longer laid out as a table. */
export function stack(table: HTMLTableElement): void {
  const heads = [...(table.tHead?.rows[0].cells ?? [])].map((cell) => cell.textContent?.trim() ?? "");
  table.classList.add("ex-stacks");
  table.setAttribute("role", "table");
  table.caption?.setAttribute("role", "caption");
  table.querySelectorAll("thead, tbody").forEach((group) => group.setAttribute("role", "rowgroup"));
  for (const row of table.rows) {
    row.setAttribute("role", "row");
    const isHead = row.parentElement === table.tHead;
    [...row.cells].forEach((cell, n) => {
      const isNamed = cell.tagName === "TH" && !isHead;
      cell.setAttribute("role", isHead ? "columnheader" : isNamed ? "rowheader" : "cell");
      if (!isHead && n > 0 && heads[n]) cell.dataset.label = heads[n];
    });
  }
}
