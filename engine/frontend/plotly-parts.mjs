/**
 * Leave out of Plotly what a chart that stands still never uses. Its core asks for these parts by
 * name although it draws without them: dragging and zooming, hover boxes, lasso selections, drawing
 * shapes with the mouse, the tool bar's buttons, style sheets of maps.
 *
 * The values under the pointer are shown by panel.ts, where screen readers and fingers get them too.
 */
const nothing = (...names) => `module.exports = { ${names.map((name) => `${name}() {}`).join(", ")} };`;

/** Path inside plotly.js/src -> what stands in for it. */
const STAND_INS = {
  "components/fx/hover.js": nothing("hover", "loneHover"),
  "components/fx/click.js": "module.exports = () => {};",
  "components/modebar/manage.js": "module.exports = () => {};",
  "components/selections/index.js": nothing(
    "reselect", "prepSelect", "clearOutline", "clearSelectionsCache", "selectOnClick", "draw", "drawOne",
  ),
  "components/shapes/draw.js": nothing("draw", "drawOne", "eraseActiveShape"),
  "plots/cartesian/dragbox.js": nothing("makeDragBox"),
  "snapshot/tosvg.js": "module.exports = () => '';",
};

export const smallPlotly = {
  name: "small-plotly",
  setup(build) {
    build.onLoad({ filter: /node_modules.*\.css$/ }, () => ({ contents: "", loader: "empty" }));
    build.onLoad({ filter: /plotly\.js[\\/]src[\\/].*\.js$/ }, ({ path }) => {
      const name = path.replace(/\\/g, "/").replace(/^.*\/plotly\.js\/src\//, "");
      return STAND_INS[name] && { contents: STAND_INS[name], loader: "js" };
    });
  },
};
