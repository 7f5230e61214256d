/**
 * Questions for a class: each is a new card from the same data, empty, of which nothing is kept (`ui/storage.ts`).
 * The reader's own cards come back as they were.
 */
import { makeCard } from "../exercise/card";
import type { Described, Group } from "../exercise/types";
import { storeOf } from "../progress/store";

/** Put them into the page; returns how to take them out again. */
export function freshQuestions(root: ParentNode): () => void {
  const swapped: [fresh: HTMLElement, own: Element][] = [];
  for (const place of root.querySelectorAll<HTMLElement>('[data-explorable="exercises"]')) {
    const data = place.querySelector('script[type="application/json"]');
    if (!data?.textContent) continue;
    const group = JSON.parse(data.textContent) as Group;
    group.exercises.forEach((exercise) => {
      const own = place.querySelector(`#exercise-${exercise.id}${exercise.sensitive ? " .ex-exercise" : ""}`);
      const fresh = own && freshCard(exercise, group);
      if (!fresh) return;
      if (exercise.sensitive) fresh.removeAttribute("id");
      own.replaceWith(fresh);
      swapped.push([fresh, own]);
    });
  }
  return () => {
    for (const [fresh, own] of swapped) fresh.replaceWith(own);
  };
}

/** Code is not for a class to answer. */
function freshCard(exercise: Described, group: Group): HTMLElement | null {
  if (exercise.type === "code") return null;
  const nothing = (): void => undefined;
  return makeCard(exercise, { group, store: storeOf(group.course, group.edition), live: false, number: "", after: nothing, result: nothing });
}
