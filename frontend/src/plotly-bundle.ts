/** Plotly with its scatter and bar traces. Registered by hand: its own core brings 3-d, geo and sliders. */
import "plotly.js/build/plotcss.js";
import annotations from "plotly.js/src/components/annotations/index.js";
import colorscale from "plotly.js/src/components/colorscale/index.js";
import errorbars from "plotly.js/src/components/errorbars/index.js";
import fx from "plotly.js/src/components/fx/index.js";
import legend from "plotly.js/src/components/legend/index.js";
import shapes from "plotly.js/src/components/shapes/index.js";
import english from "plotly.js/src/locale-en-us.js";
import base from "plotly.js/src/locale-en.js";
import api from "plotly.js/src/plot_api/index.js";
import { register } from "plotly.js/src/registry.js";
import bar from "plotly.js/src/traces/bar/index.js";
import scatter from "plotly.js/src/traces/scatter/index.js";
import type { PlotlyApi } from "./plotly-api";

register([scatter, bar, annotations, shapes, errorbars, colorscale, legend, fx, base, english]);

export const Plotly: PlotlyApi = api;
