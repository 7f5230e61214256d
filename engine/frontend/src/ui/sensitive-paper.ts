/**
 * On paper a card is its words, and what it holds stands at the end, on a sheet of its own that can be
 * left out of the pile. It is moved there for printing and then put back: nothing stands twice.
 */
import { h } from "./dom";
import { afterPaper } from "./before-print";
import { choice } from "./sensitive";
import * as strings from "./strings";


export function mountPaper(): void {
  let back: (() => void)[] = [];
  const putBack = (): void => {
    back.forEach((act) => act());
    back = [];
  };
  window.addEventListener("beforeprint", () => {
    putBack();
    afterPaper(putBack);
    const article = document.querySelector("main article");
    const found = [...(article?.querySelectorAll<HTMLElement>(".ex-sensitive") ?? [])];
    if (!article || !found.length) return;
    if (choice() === "not-now") {
      for (const card of found) told(card, strings.sensitiveLeftOut, back);
      return;
    }
    const sheet = h("section", { class: "ex-on-paper-numbers" }, h("h2", {}, strings.sensitivePaperTitle), h("p", {}, strings.sensitivePaperIntro));
    found.forEach((card, n) => move(card, n + 1, sheet, back));
    article.append(sheet);
    back.push(() => sheet.remove());
  });
}

function move(card: HTMLElement, number: number, sheet: HTMLElement, back: (() => void)[]): void {
  const body = card.querySelector<HTMLElement>(".ex-sensitive-body");
  const words = card.querySelector(".ex-sensitive-words")?.firstChild?.textContent?.trim() ?? "";
  const name = `${card.querySelector(".ex-sensitive-name")?.textContent}: `;
  const about = words.startsWith(name) ? words.slice(name.length) : words.replace(/^\d+\. /, "");
  if (!body) return;
  const place = document.createComment("");
  body.replaceWith(place);
  sheet.append(h("div", { class: "ex-on-paper-number" }, h("h3", {}, `${number}. ${about}`), body));
  told(card, strings.sensitiveAtTheEnd(number), back);
  back.push(() => place.replaceWith(body));
}

function told(card: HTMLElement, text: string, back: (() => void)[]): void {
  const where = card.querySelector(".ex-on-paper");
  if (!where) return;
  const before = where.textContent;
  where.textContent = text;
  back.push(() => { where.textContent = before; });
}
