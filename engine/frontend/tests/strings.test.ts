/** All words for readers stand in `ui/strings.ts`: no other file of the front end has some. */
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import nodeModule from "node:module";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { test } from "node:test";
import type * as Ast from "typescript/unstable/ast";
import type * as Is from "typescript/unstable/ast/is";
import type * as Compiler from "typescript/unstable/sync";

/** Files that may hold words, and why. */
const ALLOWED: Record<string, string> = {
  "ui/strings.ts": "all of them",
  "scorm/runtime.ts": "names of SCORM's functions",
  "ui/number-format.ts": "the one writer of numbers: its words belong to its grammar, which Python's has to the letter",
};
/** What is given to these no reader sees: places in the page, and errors that the page catches or tells a developer. */
const NOT_SAID = /^(?:querySelector(?:All)?|closest|matches|matchMedia|Error|Stopped|super|giveUp)$/;
/** What is given to these a reader sees or hears, also a single word. */
const SAID = /^(?:aria-(?:label|valuetext|description)|title|alt|placeholder|textContent|ask|say|verb)$/;
const SPEAKERS = /^(?:unseen|say|sayLead|announce)$/;

// the compiler's own parser lies in the packages of the front end, not beside this bundled test
const find = nodeModule.createRequire(join(process.cwd(), "package.json"));
const load = async <T>(name: string): Promise<T> => (await import(find.resolve(name))) as T;
const { API } = await load<typeof Compiler>("typescript/unstable/sync");
const is = await load<typeof Is>("typescript/unstable/ast/is");

/** The words of a literal; "…" is what is put into it. */
function wordsOf(node: Ast.Node): string | null {
  if (is.isStringLiteral(node) || is.isNoSubstitutionTemplateLiteral(node)) return node.text;
  return is.isTemplateExpression(node) ? node.head.text + node.templateSpans.map((span) => `…${span.literal.text}`).join("") : null;
}

/** Two words apart, or one that begins large, as buttons do; but names of classes, keys and colors are none. */
function isProse(text: string): boolean {
  const plain = text.replace(/<[^>]*>/g, "");
  if (/^(?:ex-[\w-]+ ?…?)+$|^(?:Enter|Escape|Shift|Tab)$/.test(plain)) return false;
  return /[\p{L}…][,.;:]? \p{L}|\b\p{L}+[,.;:]? …/u.test(plain) || /^[\W_]*\p{Lu}\p{Ll}+/u.test(plain);
}

function nameOf(node: Ast.Node): string {
  if (is.isPropertyAccessExpression(node)) return node.name.text;
  return is.isIdentifier(node) || is.isStringLiteral(node) ? node.text : node.getText();
}

/** Literals below a node that a reader would see. `isSaid`: it stands where words do. */
function* spoken(node: Ast.Node, isSaid = false): Generator<string> {
  const text = wordsOf(node);
  if (text !== null && (isProse(text) || (isSaid && /\p{L}{2}/u.test(text.replace(/<[^>]*>/g, ""))))) yield text;
  if (is.isImportDeclaration(node) || is.isTypeNode(node)) return;
  for (const [child, said] of childrenOf(node, isSaid)) yield* spoken(child, said);
}

function childrenOf(node: Ast.Node, isSaid: boolean): [Ast.Node, boolean][] {
  if (is.isCallExpression(node) || is.isNewExpression(node)) {
    const name = nameOf(node.expression);
    const given = [...(node.arguments ?? [])].filter((one) => !NOT_SAID.test(name) || wordsOf(one) === null);
    return [[node.expression, false], ...given.map((one, n): [Ast.Node, boolean] => [one, SPEAKERS.test(name) || (/^(?:h|svg)$/.test(name) && n > 1)])];
  }
  if (is.isPropertyAssignment(node)) return [[node.initializer, SAID.test(nameOf(node.name))]];
  const children: [Ast.Node, boolean][] = [];
  const isTold = is.isBinaryExpression(node) && is.isPropertyAccessExpression(node.left) && SAID.test(nameOf(node.left));
  const goesOn = isSaid && (is.isConditionalExpression(node) || is.isBinaryExpression(node) || is.isParenthesizedExpression(node));
  node.forEachChild((child) => void children.push([child, isTold || (goesOn && !is.isBinaryExpression(child))]));
  return children;
}

interface Found { file: string; text: string }

/** What readers would see, file by file of a project of TypeScript. */
function found(root: string, home: string): Found[] {
  const api = new API({ cwd: root });
  try {
    const { program } = api.updateSnapshot({ openProject: join(root, "tsconfig.json") }).getProjects()[0];
    const files = program.getSourceFileNames().map((name) => [name, relative(join(root, home), name).replaceAll("\\", "/")]);
    return files.filter(([, file]) => !/^\.\.|\.d\.ts$/.test(file))
      .flatMap(([name, file]) => [...spoken(program.getSourceFile(name)!)].map((text) => ({ file, text })));
  } finally {
    api.close();
  }
}

test("no words for readers stand outside of the strings file", () => {
  const all = found(process.cwd(), "src");
  const strays = all.filter(({ file }) => !(file in ALLOWED)).map(({ file, text }) => `src/${file}: ${text}`);
  assert.deepEqual(strays, [], `Readers' words belong into src/ui/strings.ts, where a translation finds them:\n${strays.join("\n")}`);
  for (const file of Object.keys(ALLOWED)) assert.ok(all.some((one) => one.file === file), `${file} has no words: take it off the list`);
});

test("no words for readers stand in a style sheet", () => {
  const folder = join(process.cwd(), "src/style");
  const sheets = readdirSync(folder).filter((name) => name.endsWith(".css"));
  const words = sheets.flatMap((name) => [...readFileSync(join(folder, name), "utf8").matchAll(/content:\s*["'][^"']*\p{L}{2}.*/gu)].map(([line]) => `${name}: ${line}`));
  assert.ok(sheets.length > 5);
  assert.deepEqual(words, [], "put them into an attribute of the page, and write attr(...) here");
});

test("words are found wherever they hide, and names are not taken for words", () => {
  const root = mkdtempSync(join(tmpdir(), "words-"));
  const lines = [
    'h("p", {}, "go on");', 'h("p", {}, isOn ? "on" : "off");', 'h("p", { "aria-label": "equations" });', "element.textContent = `${n} of ${all}`;",
    "const told = `<p>You <b>said</b> ${it}</p>`;", 'const verb = "Check";', 'unseen("again");', 'const more = ["", "yes, all"];', "h('h2', { class: 'ex-a ex-b' }, 'ready');",
  ];
  const names = [
    'h("p", { class: "ex-row ex-sure", id: "told", type: "button" });', 'document.querySelector("main article");', 'if (key === "Escape") throw new Error("no file here");',
    "const hash = `#explore-${id}?${query}`;", 'import { a } from "./go on";', 'type Kind = "two words";', 'h("p", {}, "↑ ");', "// two words",
  ];
  try {
    writeFileSync(join(root, "tsconfig.json"), '{ "include": ["*.ts"], "compilerOptions": { "types": [] } }');
    writeFileSync(join(root, "page.ts"), [...lines, ...names].join("\n"));
    assert.deepEqual(found(root, ".").map(({ text }) => text), [
      "go on", "on", "off", "equations", "… of …", "<p>You <b>said</b> …</p>", "Check", "again", "yes, all", "ready",
    ]);
  } finally {
    rmSync(root, { recursive: true });
  }
});
