/** A page as steps for a class: a section is a step; what has a picture or answers is one of its own; long text is divided. */

/** "dense": a block that is higher than the screen by itself. */
export type Kind = "text" | "dense" | "picture" | "live" | "question";
/** An explorer is shown in parts: its question, its living picture with the controls, its chart with them. */
export type Part = "guess" | "scene" | "chart";

export interface Block { element: HTMLElement; kind: Kind | "heading"; title: string; part?: Part }
export interface Step { elements: HTMLElement[]; kind: Kind; title: string; part?: Part }

const HEADINGS = "h1, h2, h3";
/** What stands alone. */
const ALONE: [selector: string, kind: Kind][] = [
  [".ex-explorer", "live"], [".ex-study, .ex-film", "live"], [".ex-exercise", "question"], ["figure", "picture"],
];
const APART = [HEADINGS, ...ALONE.map(([selector]) => selector)].join(", ");

/** What may be gone into for what stands apart; a closed block is shown as it is: closed. */
const isRoom = (element: Element): boolean => element.matches("section, div, details[open]:not([data-sensitive])");
/** What is about the page and its reader, not about the matter. */
const isPassed = (element: Element): boolean => element.matches("script, style, template, summary, form, .ex-tally, .ex-trouble, .ex-more-questions, .ex-group-intro");

/** What stands in a part of the page, in its order; `leftOut`: what a theme has there for readers alone. */
export function blocksOf(root: Element, leftOut: string): Block[] {
  const blocks: Block[] = [];
  let title = "";
  const isLeftOut = (element: Element): boolean => isPassed(element) || (leftOut !== "" && element.matches(leftOut));
  const visit = (parent: Element): void => {
    for (const element of parent.children) {
      if (!(element instanceof HTMLElement) || isLeftOut(element) || !element.checkVisibility()) continue;
      const alone = ALONE.find(([selector]) => element.matches(selector));
      const isHeading = element.matches(HEADINGS);
      if (isHeading) title = wordsOf(element);
      if (isHeading) blocks.push({ element, kind: "heading", title });
      else if (alone) blocks.push(...partsOf(element).map((part) => ({ element, kind: alone[1], title: titleOf(element) || title, part })));
      else if (isRoom(element) && element.querySelector(APART)) visit(element);
      else if (element.textContent?.trim()) blocks.push({ element, kind: "text", title });
    }
  };
  visit(root);
  return blocks;
}

/** A heading's words, without the sign that links to it. */
function wordsOf(heading: Element): string {
  const inside = [...heading.childNodes].filter((node) => !(node instanceof Element && node.matches(".headerlink")));
  return inside.map((node) => node.textContent).join("").trim();
}

function titleOf(element: Element): string {
  return element.querySelector(".ex-title")?.textContent?.trim() ?? "";
}

function partsOf(element: Element): (Part | undefined)[] {
  if (!element.matches(".ex-explorer.ex-live")) return [undefined];
  const has = (part: Part, selector: string): Part[] => (element.querySelector(selector) ? [part] : []);
  return [...has("guess", ".ex-prediction"), ...has("scene", ".ex-scene"), ...has("chart", ".ex-stage")];
}

/** Put blocks on steps that are `room` high; `heights`: of each block. */
export function pack(blocks: Block[], heights: number[], room: number): Step[] {
  const steps: Step[] = [];
  let step: Step | null = null;
  let isOpen = false;
  let left = 0;
  const begin = (kind: Kind, { title, part }: Block, elements: HTMLElement[] = []): void => {
    step = { kind, title, part, elements };
    steps.push(step);
    left = room;
  };
  blocks.forEach((block, n) => {
    const isHeaded = step !== null && isOpen && step.elements.every((element) => element.matches(HEADINGS));
    if (block.kind === "heading") {
      if (!isHeaded) begin("text", block);
      step!.title = block.title;
      isOpen = true;
    } else if (block.kind === "text") {
      // below its heading also what fits nowhere: it is shown smaller
      const fits = heights[n] <= left || (isHeaded && heights[n] > room);
      if (!isOpen || !fits) begin("text", block, taken(step, isOpen));
      isOpen = true;
    } else if (isHeaded) {
      Object.assign(step!, { kind: block.kind, part: block.part });
      isOpen = false;
    } else {
      begin(block.kind, block);
      isOpen = false;
    }
    step!.elements.push(block.element);
    left -= heights[n];
    if (block.kind === "text" && heights[n] > room) {
      step!.kind = "dense";
      isOpen = false;
    }
  });
  return steps;
}

/** What leads over to the next block ("Three questions:") goes there with it. */
function taken(step: Step | null, isOpen: boolean): HTMLElement[] {
  const last = step?.elements[step.elements.length - 1];
  const leads = isOpen && step!.elements.length > 1 && !last!.matches(HEADINGS) && /:\s*$/.test(last!.textContent ?? "");
  return leads ? step!.elements.splice(-1) : [];
}
