/** More ways to share a simulation than a link: its file, and the code for a page of one's own. Loaded when somebody opens "Share". */
import { mountShare } from "./share/ways";

window.explorable!.share = mountShare;
