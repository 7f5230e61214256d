/** The parts of Plotly that the book's charts use, as one classic script: `window.Plotly`. */
import { Plotly } from "./charts/plotly-bundle";

(globalThis as { Plotly?: unknown }).Plotly = Plotly;
