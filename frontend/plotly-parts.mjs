/**
 * Leave out of Plotly what our charts never use. Its core asks for these parts by name although it
 * runs without them: style sheets of maps, a tool bar, lasso selections.
 */
export const smallPlotly = {
  name: "small-plotly",
  setup(build) {
    build.onLoad({ filter: /node_modules.*\.css$/ }, () => ({ contents: "", loader: "empty" }));
  },
};
