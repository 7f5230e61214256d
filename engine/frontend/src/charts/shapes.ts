/** Layers that are drawn again and again: what stands there is written anew only where it differs. */
import { svg } from "../ui/dom";

export interface Shape {
  tag: "line" | "circle" | "path" | "text";
  attributes: Record<string, string | number>;
  text?: string;
}

interface Kept { node: SVGElement; shape: Shape }

/** What each layer holds, so that the page need not be asked. */
const layers = new WeakMap<SVGElement, Kept[]>();

/** Draw shapes into a layer, each by the node of its kind that stood in its place. */
export function drawShapes(layer: SVGElement, shapes: Shape[]): void {
  const kept = layers.get(layer) ?? [];
  layers.set(layer, shapes.map((shape, k) => {
    const old = kept[k];
    if (old?.shape.tag === shape.tag) return { node: rewritten(old, shape), shape };
    const node = svg(shape.tag, shape.attributes, shape.text);
    if (old) old.node.replaceWith(node);
    else layer.append(node);
    return { node, shape };
  }));
  kept.slice(shapes.length).forEach(({ node }) => node.remove());
}

function rewritten({ node, shape: before }: Kept, shape: Shape): SVGElement {
  for (const [name, value] of Object.entries(shape.attributes)) {
    if (before.attributes[name] !== value) node.setAttribute(name, String(value));
  }
  for (const name of Object.keys(before.attributes)) if (!(name in shape.attributes)) node.removeAttribute(name);
  if (before.text !== shape.text) node.textContent = shape.text ?? "";
  return node;
}
