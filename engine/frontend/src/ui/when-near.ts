/** Start what stands on a page as it comes near the window; at once where that can't be watched. */
export function whenNear(figures: Iterable<HTMLElement>, start: (figure: HTMLElement) => void): void {
  if (typeof IntersectionObserver === "undefined") {
    for (const figure of figures) start(figure);
    return;
  }
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      start(target as HTMLElement);
    }
  }, { rootMargin: "600px" });
  for (const figure of figures) observer.observe(figure);
}
