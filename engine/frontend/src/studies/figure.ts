/** What all studies share (`studies/figure.py`): their data, and places in their pictures. */

/** What Python handed over with the figure. */
export function specOf<Spec>(figure: HTMLElement): Spec {
  return JSON.parse(figure.querySelector('script[type="application/json"]')?.textContent ?? "") as Spec;
}

/** A place in a picture, to a part of a unit. */
export function rounded(x: number, by = 10): string {
  return String(Math.floor(by * x + 0.5) / by);
}

/** A share as so many of a hundred. */
export const hundred = (share: number): number => Math.round(100 * share) || 0;
