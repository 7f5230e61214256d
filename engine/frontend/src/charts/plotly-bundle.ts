/** Plotly with its scatter and bar traces. Registered by hand: its own core brings 3-d, geo and sliders. */
import "plotly.js/build/plotcss.js";
import errorbars from "plotly.js/src/components/errorbars/index.js";
import fx from "plotly.js/src/components/fx/index.js";
import modebar from "plotly.js/src/components/modebar/index.js";
import english from "plotly.js/src/locale-en-us.js";
import base from "plotly.js/src/locale-en.js";
import api from "plotly.js/src/plot_api/plot_api.js";
import { register } from "plotly.js/src/registry.js";
import bar from "plotly.js/src/traces/bar/index.js";
import scatter from "plotly.js/src/traces/scatter/index.js";
import type { PlotlyApi } from "./plotly-api";

register([scatter, bar, errorbars, fx, modebar, base, english]);

/** Plotly measures letters in an SVG outside of the window: nothing that should be read out. */
const react: PlotlyApi["react"] = (...args) => {
  const drawn = api.react(...args);
  document.getElementById("js-plotly-tester")?.setAttribute("aria-hidden", "true");
  return drawn;
};

export const Plotly: PlotlyApi = { react, purge: api.purge };
