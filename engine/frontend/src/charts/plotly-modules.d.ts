/** Plotly's inner modules come without types. */
declare module "plotly.js/build/*";
declare module "plotly.js/src/registry.js" {
  export function register(parts: unknown[]): void;
}
declare module "plotly.js/src/*" {
  // biome-ignore lint/suspicious/noExplicitAny: each is of another type, and only handed on
  const part: any;
  export default part;
}
