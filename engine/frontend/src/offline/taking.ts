/** A copy is being put together: how far it is, in words, a button that stops it, and what came of it. */
import { button, say } from "../ui/dom";
import * as strings from "../ui/strings";
import { type Copy, type Edition, NotWhole } from "./kept";
import { today } from "./today";

/** True if it is whole; otherwise `words` say why not. `place` holds the button. */
export async function taking(copy: Copy, edition: Edition, words: HTMLElement, place: HTMLElement): Promise<boolean> {
  const ends = new AbortController();
  const stop = button(strings.offlineStop, () => ends.abort());
  place.append(stop);
  say(words, strings.offlineTaking(0, edition.bytes));
  try {
    await copy.take(edition, today(), (bytes) => say(words, strings.offlineTaking(bytes, edition.bytes)), ends.signal);
    return true;
  } catch (error) {
    const why = error instanceof NotWhole ? error.why : "lost";
    const hasOld = Boolean(await copy.state());
    say(words, strings.offlineNotWhole(why, edition.bytes, hasOld));
    return false;
  } finally {
    stop.remove();
  }
}
