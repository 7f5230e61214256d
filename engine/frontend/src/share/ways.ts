/** The ways to share: a link to the setting, the simulation as one file, the code that embeds it. Only what the build put there is offered. */
import type { Share } from "../explorer/actions";
import { copy } from "../explorer/link";
import { button, h, say } from "../ui/dom";
import * as strings from "../ui/strings";

export const mountShare: Share = (sheet, spec, link) => {
  const told = h("p", { class: "ex-share-told", role: "status" });
  const put = async (what: keyof typeof strings.shareCopied, text: string): Promise<void> => {
    say(told, ""); // the same words once more are spoken once more
    say(told, (await copy(text)) ? strings.shareCopied[what] : strings.shareNotCopied(text));
  };
  const { embed, files } = window.explorable!.shares ?? { embed: [], files: [] };
  const root = bookRoot();
  const file = `files/${spec.id}.html`;
  const hasFile = files.includes(spec.id);
  sheet.replaceChildren(
    h("div", { class: "ex-row" }, button(strings.explorerCopyLink, () => void put("link", link()))),
    hasFile
      ? way(strings.shareFile, strings.shareFileTold, saving(file), root && button(strings.shareFileAddress, () => void put("file", root + file)))
      : way(strings.shareFile, strings.shareNoFile),
    ...(embed.includes(spec.id)
      ? [way(strings.shareEmbed, root ? strings.shareEmbedTold : "", root && button(strings.shareCopyEmbed, () => void put("embed", code(spec, `${root}embed/${spec.id}.html`, link()))))]
      : []),
    ...(root ? [] : [h("p", {}, strings.shareFromDisk)]),
    told,
  );
};

function way(title: string, told: string, ...offers: (HTMLElement | false | "")[]): HTMLElement {
  return h("section", {}, h("p", {}, h("strong", {}, title), told && " ", told), h("div", { class: "ex-row" }, ...offers));
}

/** The published address of the book, with its slash at the end; empty if these pages lie on a disk and name none. */
function bookRoot(): string {
  const up = document.documentElement.dataset.content_root ?? "./";
  const isOnDisk = location.protocol === "file:";
  const page = isOnDisk ? document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href : location.href;
  return page ? new URL(up, page).href : "";
}

function saving(file: string): HTMLElement {
  const up = document.documentElement.dataset.content_root ?? "./";
  return h("a", { class: "ex-button", href: up + file, download: "" }, strings.shareSave);
}

/** A frame with a name, loaded when it is near. Its height is a start: the page inside tells its own. */
function code(spec: { title: string }, address: string, link: string): string {
  const frame = h("iframe", { src: address + new URL(link).hash, title: spec.title, loading: "lazy", width: "100%", height: 900 });
  frame.style.border = "0";
  return frame.outerHTML;
}
