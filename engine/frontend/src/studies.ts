/** What lets studies answer: a classic script, loaded when the first of them is near. */
import { mountStudy } from "./studies/mount";

window.explorable ??= {};
window.explorable.mountStudy = mountStudy;
