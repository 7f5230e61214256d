/** Studies in their figures, each by its kind. */
import { mountSurvival } from "./survival";
import { mountTrial } from "./trial";

const KINDS: Record<string, (figure: HTMLElement) => void> = { survival: mountSurvival, trial: mountTrial };

export function mountStudy(figure: HTMLElement): void {
  KINDS[figure.dataset.explorable ?? ""]?.(figure);
}

/** All of a notebook's output. */
export function mountStudies(root: ParentNode): void {
  root.querySelectorAll<HTMLElement>(".ex-study").forEach(mountStudy);
}
