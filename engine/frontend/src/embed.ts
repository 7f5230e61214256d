/**
 * In a page with one simulation alone: tells the page around it how high it is, again whenever that changes.
 *
 * The message is `{ type: "explorable:height", id, height }`; `height` is in CSS pixels. It says nothing of a reader, so any page may hear it.
 */
const figure = document.querySelector<HTMLElement>('[data-explorable="explorer"]');
let told = 0;

function tell(): void {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (height === told || window.parent === window) return;
  told = height;
  window.parent.postMessage({ type: "explorable:height", id: figure?.dataset.id ?? "", height }, "*");
}

new ResizeObserver(tell).observe(document.body);
tell();
