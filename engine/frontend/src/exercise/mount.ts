/** Exercises of a page or of a notebook: find their place, read their data, make them answer. */
import { h, takeFocus, unseen } from "../ui/dom";
import { insist } from "../ui/retry";
import { closedCard, counts, onChoice } from "../ui/sensitive";
import * as strings from "../ui/strings";
import { whenNear } from "../ui/when-near";
import { storeOf } from "../progress/store";
import type { Store } from "../progress/store";
import { troubleOf } from "../progress/trouble";
import { makeCard, openLive } from "./card";
import { AFTER } from "./kinds";
import { written } from "./html";
import type { CodeFields, GoalFields } from "../spec";
import type { Described, Group } from "./types";

type Results = (id: string, result: { answer: unknown; score: number; tries: number }) => void;

/** Brings the kinds of exercises that do not come with every page. */
type Fetch = () => Promise<void>;

/** Mount every group of exercises below `root` (or `root` itself) that is not mounted yet. */
export function mountExercises(root: ParentNode = document, further?: Fetch): void {
  const places = [...root.querySelectorAll<HTMLElement>('[data-explorable="exercises"]')];
  if (root instanceof HTMLElement && root.dataset.explorable === "exercises") places.push(root);
  for (const place of places) {
    if (place.dataset.mounted) continue;
    const data = place.querySelector('script[type="application/json"]');
    if (!data?.textContent) continue;
    place.dataset.mounted = "yes";
    mountGroup(place, JSON.parse(data.textContent) as Group, further, () => undefined);
  }
  arrive();
}

/** A link to one exercise (from "My progress") led to a card that has been replaced since. */
function arrive(): void {
  const name = window.location.hash.slice(1);
  const card = name.startsWith("exercise-") ? document.getElementById(name) : null;
  if (!card) return;
  card.classList.add("ex-arrived");
  card.scrollIntoView();
}

/** In a notebook: the widget's traits `exercises` (in) and `results` (out). */
export function renderExercises({ model, el }: { model: WidgetModel; el: HTMLElement }): void {
  const place = h("section", { class: "ex-exercises" });
  const group = model.get("exercises") as Group;
  if (group.title) place.append(h("h2", { class: "ex-group-title" }, group.title), h("p", { class: "ex-group-intro" }, group.intro));
  el.append(place);
  mountGroup(place, group, null, (id, result) => {
    model.set("results", { ...(model.get("results") as object), [id]: result });
    model.save_changes();
  });
}

export interface WidgetModel { get(name: string): unknown; set(name: string, value: unknown): void; save_changes(): void }

/** `further` is null in a notebook: there all kinds are here, and no card stands in the page already. */
function mountGroup(place: HTMLElement, group: Group, further: Fetch | null | undefined, result: Results): void {
  const live = further === null;
  const store = storeOf(group.course, group.edition);
  const several = group.exercises.length > 1;
  const top = several && group.kind === "practice" ? tally(group, store, live) : null;
  place.dataset.kind = group.kind;
  const more = place.querySelector<HTMLDetailsElement>(":scope > .ex-more-questions");
  const trouble = troubleOf(store);
  const heard: Results = (id, found) => {
    // asked again: one question at a time, the next ones open when the first has been tried
    if (more) more.open = true;
    // what is not kept is said where it was answered
    if (store.trouble) cards.get(id)?.after(trouble);
    result(id, found);
    // for the shell of a learning system
    document.dispatchEvent(new CustomEvent("explorable:answered", { detail: { id, ...found } }));
  };
  const after = ({ turned }: Described & Partial<GoalFields>, at: HTMLElement): void => {
    if (turned) insist(at, async () => { await further?.(); at.append(AFTER.turned!(turned)); }, strings.failedExercise, (line) => at.append(line));
  };
  const cards = new Map<string, HTMLElement>();
  group.exercises.forEach((exercise, n) => {
    const address = `exercise-${exercise.id}`;
    // that of a sensitive one lies in its closed card, which has the address
    const old = place.querySelector<HTMLElement>(`#${address}${exercise.sensitive ? " .ex-exercise" : ""}`);
    const number = several ? `${n + 1}. ` : "";
    /** Whether there is a card now: its kind may still have to come. */
    const mount = (): boolean => {
      const card = exercise.type === "code" && live ? codeCard(exercise, number) : makeCard(exercise, { group, store, live, number, after, result: heard });
      if (!card) return false;
      cards.set(exercise.id, card);
      if (exercise.sensitive) card.removeAttribute("id"); // its closed card has the address
      if (old) takePlace(card, old);
      else place.append(exercise.sensitive ? closedCard(address, exercise.sensitive, number + strings.sensitiveUsesNumbers(exercise.about ?? ""), card) : card);
      return true;
    };
    if (mount() || !old) return;
    if (exercise.type === "code") openLive(old);
    else if (further) whenNear([old], () => insist(old, async () => { await further(); mount(); }, strings.failedExercise, (line) => old.append(line)));
  });
  if (top) place.prepend(top);
  // before there is an answer it is said once or twice on a page, not at every exercise that stands beside a simulation
  if (group.kind !== "one" || live) place.append(trouble);
}

/** The card stands where the static one was, and has the focus if that had it. */
function takePlace(card: HTMLElement, old: Element): void {
  const hadFocus = old.contains(document.activeElement);
  card.classList.add(...old.classList);
  old.replaceWith(card);
  if (hadFocus) takeFocus(card);
}

/** "5 of 10 right, 2 closed", with a way to the page that says more. */
function tally(group: Group, store: Store, live: boolean): HTMLElement {
  const words = h("span", {});
  const bar = h("span", { class: "ex-tally-bar" }, h("span", {}));
  const update = (): void => {
    const all = group.exercises.filter((e) => e.type !== "code");
    const counted = all.filter((e) => counts(e.sensitive, store.get(e.id)?.best));
    const right = counted.filter((e) => store.get(e.id)?.best === 1).length;
    const closed = all.length > counted.length ? strings.tallyClosed(all.length - counted.length) : "";
    words.textContent = (right ? strings.tallyRight(right, counted.length) : strings.tallyAll(all.length)) + closed;
    bar.style.setProperty("--share", String(right / counted.length));
  };
  update();
  store.changed(update);
  onChoice(update);
  const more = live ? null : h("a", { href: group.home }, strings.tallyProgress, unseen(` ${strings.tallyInTheCourse}`));
  return h("p", { class: "ex-tally" }, words, bar, more);
}

function codeCard(exercise: Described & Partial<CodeFields>, number: string): HTMLElement {
  return h(
    "div", { class: "ex-exercise", id: `exercise-${exercise.id}`, "data-type": "code" },
    h("h3", { class: "ex-exercise-title" }, number + exercise.label),
    written("div", exercise.question, "ex-question"),
    h("p", {}, strings.cardCopyCode),
    h("pre", { tabindex: 0 }, h("code", {}, exercise.starter ?? "")),
  );
}
