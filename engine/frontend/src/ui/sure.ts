/** Whether a reader wants to be asked how sure they are: a switch on the page of progress, off at first. */
import { found, keep, keyOf } from "./storage";

const key = (): string => keyOf("sure");

export function isSureAsked(): boolean {
  return found(key())[0] === "yes";
}

export function askSure(isWanted: boolean): void {
  keep(key(), isWanted ? "yes" : "no");
}
