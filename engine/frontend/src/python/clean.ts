/** HTML that Python wrote, as text, tables and drawings: whatever could load, run or ask for something is left out. */
const ELEMENTS = new Set(
  ("a,b,br,caption,circle,code,dd,defs,desc,details,div,dl,dt,ellipse,em,figcaption,figure,g,h3,h4,i,li,line,ol,p,path,polygon,polyline,pre,rect," +
  "section,small,span,strong,sub,summary,sup,svg,symbol,table,tbody,td,text,tfoot,th,thead,title,tr,tspan,ul,use").split(","),
);
const ATTRIBUTES = new Set(
  ("class,colspan,cx,cy,d,dominant-baseline,dx,dy,fill,fill-opacity,focusable,font-size,font-weight,height,id,offset,opacity,open,points," +
  "preserveAspectRatio,r,role,rowspan,rx,ry,scope,stroke,stroke-dasharray,stroke-linecap,stroke-linejoin,stroke-opacity,stroke-width,tabindex," +
  "text-anchor,transform,viewBox,width,x,x1,x2,y,y1,y2").split(","),
);

/** A fragment of what may stand in a page. */
export function clean(html: string): DocumentFragment {
  const template = document.createElement("template");
  template.innerHTML = html; // of a template: nothing in it loads or runs
  for (const element of [...template.content.querySelectorAll("*")]) {
    const isData = element.localName === "script" && element.getAttribute("type") === "application/json";
    if (!ELEMENTS.has(element.localName) && !isData) element.remove();
    else for (const { name, value } of [...element.attributes]) if (!isAllowed(name, value, isData)) element.removeAttribute(name);
  }
  return template.content;
}

function isAllowed(name: string, value: string, isData: boolean): boolean {
  if (isData) return name === "type";
  if (name === "href") return value.startsWith("#");
  // what is painted by an address would ask for a file
  if (/url\s*\(/i.test(value)) return false;
  return ATTRIBUTES.has(name) || /^(?:aria|data)-[a-z-]+$/.test(name);
}
