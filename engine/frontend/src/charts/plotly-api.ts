/** The little of Plotly that is called here. */
export interface PlotlyApi {
  react(element: HTMLElement, traces: object[], layout: object, config: object): Promise<unknown>;
  purge(element: HTMLElement): void;
}
