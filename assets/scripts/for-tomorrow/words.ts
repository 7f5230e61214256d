/** All words that this page's script says, to the eye and to the ear. */
const many = (n: number, one: string, more: string): string => `${n} ${n === 1 ? one : more}`;

export const treatmentAll = "Questions and maps of all treatments are shown.";
export const treatmentOne = (name: string): string => `Shown is what is about ${name}, and what is for all.`;

export const meaningUnknown = "This word is not in our glossary. Ask what it means.";

export const numberOnly = "A phone can call only digits and spaces, with a + in front if there is one. Write the number alone, and it will stand in every box “When to call” on this device.";
export const numberHowTo = "To have your team’s number here, write it on";
export const numberOwn = "On this device you wrote this number on";
export const numberPlace = "For tomorrow morning";

export const keepIntro = "What you write stays on this device, in this browser, and is sent nowhere. Whoever uses this browser can read it. On a tablet of the ward, print it or save it to a file. Then erase it here.";
export const keepNowhere = "This browser does not keep what you write. It is gone when you leave. Print it, or save it to a file.";

export const print = "Print";
export const save = "Save to a file";
export const saved = "The file is on its way to your downloads. It holds what you wrote here, and nothing else.";
export const load = "Load from a file";

const UNCHANGED = "Nothing here has changed.";
export const loadTooLarge = `This file is too large to be one from this page. ${UNCHANGED}`;
export const loadBroken = `This file can’t be read. It may be damaged, or something else. ${UNCHANGED}`;
export const loadForeign = `This file is not from this page. ${UNCHANGED}`;
export const loadProgress = `This is a file of “My progress”. It can be loaded on that page. ${UNCHANGED}`;
export const loadEmpty = `There is nothing in this file to add. ${UNCHANGED}`;
export const loaded = (n: number): string => `Loaded: ${many(n, "thing", "things")} that you had written.`;
export const loadKnown = "All that is in this file was here before.";
export const loadHeld = (n: number): string => `${many(n, "line was", "lines were")} filled in here already. What stood here has stayed.`;
export const loadSkipped = (n: number): string => `${many(n, "thing in it made", "things in it made")} no sense and was left out.`;

export const erase = "Erase what I wrote";
export const eraseSure = "Erase all that was written and ticked on this page?";
export const eraseYes = "Yes, erase";
export const eraseNo = "No, keep it";
export const erased = "Erased. Nothing of it is left in this browser. A file that you saved and sheets that you printed are still there.";
export const eraseKept = "Nothing was erased.";
