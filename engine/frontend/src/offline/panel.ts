/** "Keep this course on my phone": the offer, how far it is, and the way to remove it. */
import { button, h, takeFocus } from "../ui/dom";
import * as strings from "../ui/strings";
import type { Copy, Edition } from "./kept";
import { taking } from "./taking";

export class Panel {
  private readonly words = h("p", { role: "status" });
  private readonly row = h("div", { class: "ex-row" });

  private readonly box = h("section", { class: "ex-keep" }, h("h2", { class: "ex-keep-title" }, strings.offlineTitle), this.words, this.row);

  constructor(private readonly place: HTMLElement, private readonly copy: Copy, private readonly root: string) {}

  async show(): Promise<void> {
    const state = await this.copy.state();
    const offered = await this.copy.offered().catch(() => null);
    if (!state && !offered) return; // nothing to offer, as the network is gone
    if (state) this.whole(state.bytes);
    else if (offered && (await this.copy.isBegun())) await this.half(offered);
    else if (offered) this.offer(offered);
    if (offered?.zip) this.box.append(h("p", {}, h("a", { href: this.root + offered.zip.file, download: "" }, strings.offlineZip(offered.zip.bytes)), ". ", strings.offlineZipHow));
    this.place.append(this.box);
  }

  private tell(text: string, ...buttons: HTMLElement[]): void {
    this.words.textContent = text;
    this.row.replaceChildren(...buttons);
  }

  private offer(edition: Edition, before = ""): void {
    this.tell(before + strings.offlineOffer(edition.bytes), button(strings.offlineKeep, () => void this.take(edition)));
  }

  private async half(edition: Edition, why = ""): Promise<void> {
    const missing = (await this.copy.missing(edition)).reduce((sum, [, size]) => sum + size, 0);
    this.tell(why || strings.offlineHalf(edition.bytes - missing, edition.bytes), button(strings.offlineGoOn, () => void this.take(null)), this.remover());
  }

  private whole(bytes: number): void {
    this.tell(strings.offlineWhole(bytes), this.remover());
  }

  private remover(): HTMLButtonElement {
    return button(strings.offlineRemove(), async () => {
      await this.copy.remove();
      const offered = await this.copy.offered().catch(() => null);
      if (offered) this.offer(offered, `${strings.offlineRemoved} `);
      else this.tell(strings.offlineRemoved);
      takeFocus(this.row.querySelector("button") ?? this.box);
    });
  }

  /** `known`: what the host was seen to have; null asks it again. */
  private async take(known: Edition | null): Promise<void> {
    this.row.replaceChildren();
    const edition = known ?? (await this.copy.offered().catch(() => null));
    if (!edition) this.tell(strings.offlineNoNetwork, button(strings.offlineGoOn, () => void this.take(null)), this.remover());
    else if (await taking(this.copy, edition, this.words, this.row)) this.whole(edition.bytes);
    else if (await this.copy.isBegun()) await this.half(edition, this.words.textContent ?? "");
    else this.row.replaceChildren(button(strings.offlineKeep, () => void this.take(null)));
    takeFocus(this.row.querySelector("button") ?? this.box);
  }
}
