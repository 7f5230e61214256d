/** Pages of text alone: a classic, deferred script. All that `page.ts` has beside it, they do without. */
import { keepUnder } from "./ui/storage";
import { mountText } from "./ui/text-page";

keepUnder((document.currentScript as HTMLScriptElement | null)?.dataset.prefix);
mountText();
