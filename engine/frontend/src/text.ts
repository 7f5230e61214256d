/** Pages of text alone: a classic, deferred script. All that `page.ts` has beside it, they do without. */
import { startOffline } from "./offline/start";
import { keepUnder } from "./ui/storage";
import { mountText } from "./ui/text-page";

const script = document.currentScript as HTMLScriptElement | null;
keepUnder(script?.dataset.prefix);
mountText();
startOffline(script);
