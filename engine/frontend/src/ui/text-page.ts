/** What answers on every page, also on one of text alone: wide tables, closed numbers, the meaning of a term. */
import { holdLinked } from "./hold-place";
import { mountSensitive } from "./sensitive";
import { mountPaper } from "./sensitive-paper";
import { stackTables } from "./stacked-tables";
import { mountTips } from "./tips";

/** Give each its place; `mountOthers`: what the page has beside it. */
export function mountText(mountOthers?: () => void): void {
  const mount = (): void => {
    stackTables(document);
    mountOthers?.();
    mountTips(document);
    mountSensitive();
    mountPaper();
    holdLinked(); // last, as all of it takes its room at once
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mount);
  else mount();
}
