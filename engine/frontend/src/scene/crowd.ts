/** Figures on their way: each follows its place in the display list, new ones come, others go. */
import type { CountedSpec, SceneSpec } from "../spec";
import type { Look, Placed } from "./display";

export interface Figure {
  symbol: string;
  x: number;
  y: number;
  alpha: number;
  scale: number;
  size: number;
  turn: number;
  /** Of its own sway, so that a crowd does not move as one. */
  phase: number;
}

interface Aim { x: number; y: number; alpha: number; scale: number }
interface Member extends Figure { aim: Aim; isGone: boolean }

const ALPHA: Record<Look, number> = { full: 1, faint: 0.45, told: 0.5 };
/** Seconds in which a figure comes two thirds of its way. */
const PACE = 0.16;
/** One that goes takes longer: it is calm. */
const LEAVING = 0.4;

export class FigureCrowd {
  private members = new Map<string, Member>();
  private leaving: Member[] = [];

  constructor(private readonly scene: SceneSpec) {}

  /** Where figures shall be. `isInstant`: they are there at once, and nobody is seen going. */
  aim(shown: Placed[], isInstant: boolean): void {
    const next = new Map<string, Member>();
    for (const placed of shown) {
      const before = this.members.get(placed.id);
      const aim = { x: placed.x, y: placed.y, alpha: ALPHA[placed.look], scale: 1 };
      const member = before && !isInstant ? before : this.born(placed, aim, isInstant);
      if (before && before.symbol !== placed.symbol && !isInstant) member.scale = 1.18;
      Object.assign(member, { symbol: placed.symbol, size: placed.size, turn: placed.turn, aim });
      next.set(placed.id, member);
    }
    if (isInstant) this.leaving = [];
    else for (const [id, member] of this.members) if (!next.has(id)) this.leave(id, member, next);
    this.members = next;
  }

  private kind(id: string): CountedSpec | null {
    const figure = this.scene.figures[Number(id.split(".")[0])];
    return figure?.kind === "counted" ? figure : null;
  }

  private born(placed: Placed, aim: Aim, isInstant: boolean): Member {
    const member: Member = {
      symbol: placed.symbol, size: placed.size, turn: placed.turn, x: placed.x, y: placed.y, alpha: isInstant ? aim.alpha : 0,
      scale: isInstant ? 1 : 0.3, aim, isGone: false, phase: (placed.x * 12.9898 + placed.y * 78.233) % (2 * Math.PI),
    };
    const comes = isInstant ? undefined : this.kind(placed.id)?.comes;
    const from = comes === "divides" ? this.nearest(member, [placed.symbol]) : Array.isArray(comes) ? { x: comes[0], y: comes[1] } : null;
    if (from) Object.assign(member, { x: from.x, y: from.y, scale: 0.7 });
    return member;
  }

  private leave(id: string, member: Member, others: Map<string, Member>): void {
    const kind = this.kind(id);
    const eater = kind?.goes === "eaten" ? this.nearest(member, kind.by, others.values()) : null;
    const to = eater ? { x: member.x + 0.7 * (eater.x - member.x), y: member.y + 0.7 * (eater.y - member.y) } : member;
    member.aim = { x: to.x, y: to.y, alpha: 0, scale: eater ? 0.25 : 0.8 };
    member.isGone = true;
    this.leaving.push(member);
  }

  private nearest(member: Figure, symbols: string[], among: Iterable<Member> = this.members.values()): Member | null {
    let best: Member | null = null;
    let least = Infinity;
    for (const other of among) {
      if (!symbols.includes(other.symbol)) continue;
      const far = (other.x - member.x) ** 2 + (other.y - member.y) ** 2;
      if (far < least) [best, least] = [other, far];
    }
    return best;
  }

  /** Move on; returns whether anybody still moves. */
  step(seconds: number): boolean {
    let isMoving = false;
    for (const member of [...this.members.values(), ...this.leaving]) {
      const share = 1 - Math.exp(-seconds / (member.isGone ? LEAVING : PACE));
      const { aim } = member;
      isMoving ||= Math.abs(aim.x - member.x) + Math.abs(aim.y - member.y) > 0.2 || Math.abs(aim.alpha - member.alpha) > 0.02 || Math.abs(aim.scale - member.scale) > 0.02;
      member.x += share * (aim.x - member.x);
      member.y += share * (aim.y - member.y);
      member.alpha += share * (aim.alpha - member.alpha);
      member.scale += share * (aim.scale - member.scale);
    }
    this.leaving = this.leaving.filter((member) => member.alpha > 0.03);
    if (!isMoving) for (const member of this.members.values()) Object.assign(member, member.aim);
    return isMoving;
  }

  /** Who is seen, those behind first. */
  *figures(): Iterable<Figure> {
    yield* this.leaving;
    yield* this.members.values();
  }
}
