/**
 * Story time: seconds of watching for times of the scene. Between two captions it takes as long as reading wants,
 * however much or little time passes in the model.
 */

/** Seconds from one caption to the next. */
const LEAST = 1.8;
const MOST = 4.5;
/** What a whole scene would take if its captions were spread evenly. */
const WHOLE = 26;

export class Clock {
  private readonly seconds: number[] = [0];

  /** `stops`: times of the captions between the two ends, rising. */
  constructor(private readonly stops: number[], private readonly isLog = false) {
    const whole = this.length(stops[0], stops[stops.length - 1]);
    for (let k = 1; k < stops.length; k++) {
      const even = (WHOLE * this.length(stops[k - 1], stops[k])) / whole;
      this.seconds.push(this.seconds[k - 1] + Math.min(MOST, Math.max(LEAST, even)));
    }
  }

  static of(lo: number, hi: number, beats: number[], isLog = false): Clock {
    return new Clock([...new Set([lo, ...beats.filter((at) => at > lo && at < hi), hi])], isLog);
  }

  private length(from: number, to: number): number {
    return this.isLog ? Math.log(to / from) : to - from;
  }

  get end(): number {
    return this.seconds[this.seconds.length - 1];
  }

  /** The scene's time after so many seconds of watching. */
  timeAt(seconds: number): number {
    const k = this.piece(this.seconds, seconds);
    const share = Math.min(1, Math.max(0, (seconds - this.seconds[k]) / (this.seconds[k + 1] - this.seconds[k])));
    const [from, to] = [this.stops[k], this.stops[k + 1]];
    return this.isLog ? from * (to / from) ** share : from + share * (to - from);
  }

  secondsAt(t: number): number {
    const k = this.piece(this.stops, t);
    const share = Math.min(1, Math.max(0, this.length(this.stops[k], t) / this.length(this.stops[k], this.stops[k + 1])));
    return this.seconds[k] + share * (this.seconds[k + 1] - this.seconds[k]);
  }

  private piece(rising: number[], at: number): number {
    let k = 0;
    while (k < rising.length - 2 && rising[k + 1] <= at) k++;
    return k;
  }
}
