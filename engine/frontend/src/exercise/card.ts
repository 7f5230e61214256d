/**
 * The card around an exercise: question, answer, buttons, hints, feedback, what is kept.
 *
 * Explanation and "show me" come after an attempt only ("show me" after two). The button never leaves
 * the page, so that focus is never lost; what happens is said in a status region.
 */
import { paused } from "../ui/pauses";
import { freshId, h, unseen } from "../ui/dom";
import { isAside } from "../ui/storage";
import * as strings from "../ui/strings";
import type { Draft, Entry } from "../progress/record";
import { isDue } from "../progress/record";
import type { Store } from "../progress/store";
import { words, written } from "./html";
import { KINDS } from "./kinds";
import type { Answering, Card, Described, Group, Verdict } from "./types";

export interface Setting {
  group: Group; store: Store; live: boolean;
  /** Stands before the title, if there are several. */
  number: string;
  result(id: string, result: { answer: unknown; score: number; tries: number }): void;
  /** The exercise is right; what is still asked then goes into `place`. */
  after(exercise: Described, place: HTMLElement): void;
}

/** A second press on the button within this time is a slip, not a wish to begin anew. */
const SLIP = 500;

/** The card of an exercise; null as long as its kind is not there. */
export function makeCard(described: Described, setting: Setting): HTMLElement | null {
  const kind = KINDS[described.versions ? "versions" : described.type];
  if (!kind) return null;
  const { store } = setting;
  let done = false;
  let round = 0;
  let hints = 0;
  let doneAt = 0;

  // a simulation that a class moves reaches the class's goals, and no others
  const isOfClass = isAside();
  const announcer = h("div", { class: "ex-unseen", role: "status" });
  const feedback = h("div", { class: "ex-feedback", role: "status" });
  const later = h("div", { "aria-live": "polite" });
  const note = h("p", { class: "ex-note", hidden: true });
  const card: Card = {
    exercise: described, live: setting.live, store,
    announce: (text) => { announcer.textContent = text; },
    reached: () => { if (isOfClass === isAside()) check(); },
  };
  const answering: Answering = kind(described as never, card);
  const exercise = answering.asked ?? described;
  const verb = (): string => answering.verb ?? strings.cardCheck;
  const main = h("button", { type: "submit", class: "ex-button ex-button-main" }, verb());
  const hint = h("button", { type: "button", class: "ex-button ex-button-quiet", hidden: !exercise.hints.length }, strings.cardHint);
  const showMe = h("button", { type: "button", class: "ex-button ex-button-quiet", hidden: true }, strings.cardShowMe);
  const hintList = h("div", { class: "ex-hints", role: "status" });
  const [heading, question] = [freshId("title"), freshId("question")];
  const fields = h("fieldset", { class: "ex-fields", "aria-labelledby": question }, answering.body);
  const form = h("form", { novalidate: true }, fields, answering.beside, hintList, h("div", { class: "ex-row" }, main, hint, showMe), feedback, later, announcer);
  const title = h("h3", { class: "ex-exercise-title", id: heading, "data-on-paper": exercise.type === "goal" && strings.goalOnPaper }, setting.number + exercise.label);
  const ask = written("div", exercise.question, "ex-question");
  ask.id = question;
  if (words(exercise.question).replace(/\.$/, "") === exercise.label) ask.classList.add("ex-unseen");
  const element = h("div", {
    class: "ex-exercise", id: `exercise-${exercise.id}`, role: "group", "aria-labelledby": heading, "data-type": exercise.type,
  }, title, ask, note, form);

  function tell(state: "right" | "open" | "ask" | "", head: string, html: string, more = "", explanation = ""): void {
    feedback.dataset.state = state;
    const body = html && !html.startsWith("<") ? `<p>${html}</p>` : html;
    const parts: (Node | null)[] = [written("p", `<strong>${head}</strong>`, "ex-verdict"), body ? written("div", body) : null];
    if (explanation) parts.push(written("div", exercise.explanation, "ex-explanation"));
    if (more) parts.push(h("details", {}, h("summary", {}, strings.cardOtherReasons), written("div", more)));
    feedback.replaceChildren(...paused(parts));
    if (!head) feedback.replaceChildren();
  }

  function check(): void {
    const judged = answering.judge();
    if ("ask" in judged) {
      main.textContent = verb();
      tell(judged.ask ? "ask" : "", judged.ask, "");
      write();
      return;
    }
    round += 1;
    const given = answering.given();
    const entry = store.attempt(exercise.id, exercise.print, judged.score, given, round === 1, form.dataset.sure);
    setting.result(exercise.id, { answer: given, score: judged.score, tries: entry.tries });
    if (judged.score === 1 || answering.once) finish(judged);
    else {
      tell("open", judged.score > 0.6 ? strings.cardNearly : strings.cardNotYet, judged.say);
      feedback.append(" ", h("p", { class: "ex-muted" }, strings.cardTryAgain));
      showMe.hidden = round < 2;
    }
  }

  function finish(judged: Verdict): void {
    const [right, other = ""] = answering.heads ?? [strings.cardRight];
    lock();
    tell(judged.score === 1 ? "right" : "open", judged.score === 1 ? right : other, judged.say, judged.more, "yes");
    setting.after(exercise, later);
  }

  function lock(): void {
    done = true;
    doneAt = performance.now();
    // what is disabled or hidden loses the focus to nowhere
    if (form.contains(document.activeElement)) main.focus();
    fields.disabled = true;
    main.textContent = strings.cardTryItAgain;
    main.className = "ex-button ex-button-quiet";
    hint.hidden = true;
    showMe.hidden = true;
    note.hidden = true;
    element.classList.add("ex-done");
  }

  function again(): void {
    done = false;
    round = 0;
    hints = 0;
    fields.disabled = false;
    answering.clear();
    hintList.replaceChildren();
    later.replaceChildren();
    main.textContent = verb();
    main.className = "ex-button ex-button-main";
    hint.hidden = !exercise.hints.length;
    hint.textContent = strings.cardHint;
    element.classList.remove("ex-done");
    tell("", "", "");
    card.announce(strings.cardEmptied);
  }

  function write(): void {
    if (!done && exercise.type !== "goal") store.write(exercise.id, exercise.print, (answering.draft ?? answering.given)());
  }
  fields.addEventListener("input", write);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!done) check();
    else if (performance.now() - doneAt > SLIP) again();
  });
  hint.addEventListener("click", () => {
    hintList.append(written("p", `<strong>${strings.cardHintLead}</strong> ${exercise.hints[hints]}`));
    hints += 1;
    hint.textContent = strings.cardAnotherHint;
    if (hints < exercise.hints.length) return;
    hint.hidden = true;
    main.focus();
  });
  showMe.addEventListener("click", () => {
    answering.solve();
    store.revealed(exercise.id, exercise.print);
    main.focus();
    lock();
    tell("shown" as "open", strings.cardHereIsTheAnswer, "", "", "yes");
  });

  const kept = store.get(exercise.id);
  const begun = resumed(store.draft(exercise.id));
  if (kept) restore(kept);
  if (begun) say(begun);
  return element;

  function say(text: string): void {
    note.textContent = [note.textContent, text].filter(Boolean).join(" ");
    note.hidden = false;
  }

  /** Put back what was being written; words about it, if there was something. */
  function resumed(draft: Draft | undefined): string {
    // what one writes freely fits, however the question was changed
    if (!draft || !(draft.print === exercise.print || exercise.type === "text")) return "";
    if (!tryToPut(answering.resume ?? answering.put, draft.given)) return "";
    main.textContent = verb();
    return strings.cardDraft(strings.day(draft.at));
  }

  function tryToPut(put: (given: unknown) => boolean, given: unknown): boolean {
    try {
      return given !== undefined && put(given);
    } catch {
      answering.clear();
      return false;
    }
  }

  /** Bring back what was kept, unless the question is to be asked anew. */
  function restore(entry: Entry): void {
    const when = strings.day(entry.at);
    const result = entry.best === 1 ? (entry.first === 1 ? strings.cardResults.atOnce : strings.cardResults.right) : strings.cardResults.open;
    const again = isDue(entry, Date.now()) ? `${strings.cardAskAgain} ` : "";
    if (entry.print !== exercise.print) {
      say(again + strings.cardChanged(when, result));
    } else if (again) {
      say(again + strings.cardYouAnswered(when));
    } else if (!begun) {
      bringBack(entry, when, result);
    }
  }

  function bringBack(entry: Entry, when: string, result: string): void {
    const put = tryToPut(answering.put, entry.given);
    if (entry.best === 1 || (answering.once && put) || entry.shown) {
      if (entry.shown || (entry.best === 1 && !put)) quietly(() => answering.solve());
      lock();
      feedback.dataset.state = entry.best === 1 ? "right" : "open";
      feedback.replaceChildren(...paused([
        h("p", { class: "ex-verdict" }, h("strong", {}, strings.cardAnswered(when, entry.shown && entry.best < 1 ? strings.cardResults.shown : result))),
        h("details", {}, h("summary", {}, strings.cardExplanation), written("div", exercise.explanation)),
      ]));
      doneAt = -SLIP;
    } else {
      say(strings.cardBegun(when, entry.tries));
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
  last.replaceChildren(h("a", { class: "ex-button ex-button-main", href: link.href, rel: "external" }, strings.cardOpenLive, unseen(` ${strings.cardOtherSite}`)));
}
