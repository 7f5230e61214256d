/**
 * The card around an exercise: question, answer, buttons, hints, feedback, what is kept.
 *
 * Explanation and "show me" come after an attempt only ("show me" after two). The button never leaves
 * the page, so that focus is never lost; what happens is said in a status region.
 */
import { freshId, h, unseen } from "../dom";
import type { Entry } from "../progress/record";
import { isDue } from "../progress/record";
import type { Store } from "../progress/store";
import { plural, words, written } from "./html";
import { KINDS } from "./kinds";
import type { Answering, Card, Described, Group, Verdict } from "./types";

export interface Setting {
  group: Group; store: Store; live: boolean;
  /** Heading level, and the number before the title if there are several. */
  level: number; number: string;
  result(id: string, result: { answer: unknown; score: number; tries: number }): void;
}

/** A second press on the button within this time is a slip, not a wish to begin anew. */
const SLIP = 500;

export function makeCard(exercise: Described, setting: Setting): HTMLElement | null {
  const kind = KINDS[exercise.type];
  if (!kind) return null;
  const { store } = setting;
  let done = false;
  let tries = 0;
  let round = 0;
  let hints = 0;
  let doneAt = 0;

  const announcer = h("div", { class: "ib-unseen", role: "status" });
  const feedback = h("div", { class: "ib-feedback", role: "status" });
  const note = h("p", { class: "ib-note", hidden: true });
  const card: Card = {
    exercise, live: setting.live,
    announce: (text) => { announcer.textContent = text; },
    reached: () => check(),
  };
  const answering: Answering = kind(exercise as never, card);
  const verb = answering.verb ?? "Check";
  const main = h("button", { type: "submit", class: "ib-button ib-button-main" }, verb);
  const hint = h("button", { type: "button", class: "ib-button ib-button-quiet", hidden: !exercise.hints.length }, "Hint");
  const showMe = h("button", { type: "button", class: "ib-button ib-button-quiet", hidden: true }, "Show me");
  const hintList = h("div", { class: "ib-hints", role: "status" });
  const [heading, question] = [freshId("title"), freshId("question")];
  const fields = h("fieldset", { class: "ib-fields", "aria-labelledby": question }, answering.body);
  const form = h("form", { novalidate: true }, fields, hintList, h("div", { class: "ib-row" }, main, hint, showMe), feedback, announcer);
  const title = h(`h${setting.level}` as "h3", { class: "ib-exercise-title", id: heading }, setting.number + exercise.label);
  const ask = written("div", exercise.question, "ib-question");
  ask.id = question;
  if (words(exercise.question).replace(/\.$/, "") === exercise.label) ask.classList.add("ib-unseen");
  const element = h("div", {
    class: "ib-exercise", id: `exercise-${exercise.id}`, role: "group", "aria-labelledby": heading, "data-type": exercise.type,
  }, title, ask, note, form);

  function tell(state: "right" | "open" | "ask" | "", head: string, html: string, more = "", explanation = ""): void {
    feedback.dataset.state = state;
    const body = html && !html.startsWith("<") ? `<p>${html}</p>` : html;
    const parts: (Node | null)[] = [written("p", `<strong>${head}</strong>`, "ib-verdict"), body ? written("div", body) : null];
    if (explanation) parts.push(written("div", exercise.explanation, "ib-explanation"));
    if (more) parts.push(h("details", {}, h("summary", {}, "The other reasons"), written("div", more)));
    feedback.replaceChildren(...parts.filter((p) => p !== null));
    if (!head) feedback.replaceChildren();
  }

  function check(): void {
    const judged = answering.judge();
    if ("ask" in judged) {
      if (judged.verb) main.textContent = judged.verb;
      tell(judged.ask ? "ask" : "", judged.ask, "");
      return;
    }
    tries += 1;
    round += 1;
    const given = answering.given();
    const entry = store.attempt(exercise.id, exercise.print, judged.score, given, round === 1);
    setting.result(exercise.id, { answer: given, score: judged.score, tries: entry.tries });
    if (judged.score === 1 || answering.once) finish(judged);
    else {
      tell("open", judged.score > 0.6 ? "Nearly there." : "Not yet.", judged.say);
      feedback.append(h("p", { class: "ib-muted" }, "Try again."));
      showMe.hidden = round < 2;
    }
  }

  function finish(judged: Verdict): void {
    const heads: Record<string, [string, string]> = {
      predict: ["As you predicted.", "It turns out differently. A prediction that fails teaches best."],
      text: ["Compared.", "Compared."],
    };
    const [right, other] = heads[exercise.type] ?? ["That’s right.", ""];
    lock();
    tell(judged.score === 1 ? "right" : "open", judged.score === 1 ? right : other, judged.say, judged.more, "yes");
  }

  function lock(): void {
    done = true;
    doneAt = performance.now();
    fields.disabled = true;
    if (showMe.contains(document.activeElement) || hint.contains(document.activeElement)) main.focus();
    main.textContent = "Try it again";
    main.className = "ib-button ib-button-quiet";
    hint.hidden = true;
    showMe.hidden = true;
    note.hidden = true;
    element.classList.add("ib-done");
  }

  function again(): void {
    done = false;
    round = 0;
    hints = 0;
    fields.disabled = false;
    answering.clear();
    hintList.replaceChildren();
    main.textContent = verb;
    main.className = "ib-button ib-button-main";
    hint.hidden = !exercise.hints.length;
    hint.textContent = "Hint";
    element.classList.remove("ib-done");
    tell("", "", "");
    card.announce("The exercise is empty again.");
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!done) check();
    else if (performance.now() - doneAt > SLIP) again();
  });
  hint.addEventListener("click", () => {
    hintList.append(written("p", `<strong>Hint.</strong> ${exercise.hints[hints]}`));
    hints += 1;
    hint.textContent = "Another hint";
    if (hints < exercise.hints.length) return;
    hint.hidden = true;
    main.focus();
  });
  showMe.addEventListener("click", () => {
    answering.solve();
    store.revealed(exercise.id, exercise.print);
    main.focus();
    lock();
    tell("shown" as "open", "Here is the answer.", "", "", "yes");
  });

  const kept = store.get(exercise.id);
  if (kept) restore(kept);
  return element;

  /** Bring back what was kept, unless the question is to be asked anew. */
  function restore(entry: Entry): void {
    const when = new Date(entry.at).toLocaleDateString(undefined, { day: "numeric", month: "long", year: "numeric" });
    const result = entry.best === 1 ? (entry.first === 1 ? "right at the first try" : "right") : "not finished";
    const show = (text: string): void => {
      note.textContent = text;
      note.hidden = false;
    };
    tries = entry.tries;
    if (entry.print !== exercise.print) {
      show(`This question has changed since you answered it on ${when} (${result}). That result is kept; you can answer the new question.`);
    } else if (setting.group.kind === "recall" || isDue(entry, Date.now())) {
      show(`Time to ask yourself again. You answered this on ${when}.`);
    } else {
      bringBack(entry, when, result);
    }
  }

  function bringBack(entry: Entry, when: string, result: string): void {
    let put = false;
    try {
      put = entry.given !== undefined && answering.put(entry.given);
    } catch {
      answering.clear();
    }
    if (entry.best === 1 || (answering.once && put) || entry.shown) {
      if (entry.shown || (entry.best === 1 && !put)) quietly(() => answering.solve());
      lock();
      feedback.dataset.state = entry.best === 1 ? "right" : "open";
      feedback.replaceChildren(
        h("p", { class: "ib-verdict" }, h("strong", {}, `Answered on ${when}: ${entry.shown && entry.best < 1 ? "the answer was shown" : result}.`)),
        h("details", {}, h("summary", {}, "The explanation"), written("div", exercise.explanation)),
      );
      doneAt = -SLIP;
    } else {
      note.textContent = `You began this on ${when} (${plural(entry.tries, "try", "tries")}). Go on where you were.`;
      note.hidden = false;
    }
  }

  /** A kept goal must not move the simulation when the page opens. */
  function quietly(act: () => void): void {
    if (exercise.type !== "goal") act();
  }
}

/** A code exercise in the published page: folded, with the way to the live chapter. */
export function openLive(details: Element): void {
  const link = document.querySelector<HTMLAnchorElement>('a[href*="mybinder.org"], a[href*="/lite/lab"]');
  const last = details.querySelector(":scope > p:last-child");
  if (!link || !last) return;
  last.replaceChildren(h("a", { class: "ib-button ib-button-main", href: link.href, rel: "external" }, "Open this chapter live", unseen(" (opens another site)")));
}
