/** What part of a long list is drawn: lines near what is seen, and some that must be there wherever they are. */

/** From where to where something is seen, in pixels from the top of the list. */
export interface Seen {
  readonly from: number;
  readonly to: number;
}

/** A line that is drawn, or the room of those between two that are. */
export type Drawn =
  | { readonly kind: 'row'; readonly at: number }
  /** `before` is the line that follows, or how many there are; `height` is in pixels. */
  | { readonly kind: 'room'; readonly before: number; readonly height: number };

/** Pixels beyond what is seen that are drawn as well: so far may be scrolled before anything is drawn anew. */
const BEYOND = 400;

/** The tops of lines under one another, in pixels; last the end of all. */
export function topsOf(count: number, heightOf: (at: number) => number): Float64Array {
  const tops = new Float64Array(count + 1);
  for (let at = 0; at < count; at++) tops[at + 1] = (tops[at] as number) + heightOf(at);
  return tops;
}

/**
 * Lines that are drawn, from top to bottom, with room between them.
 *
 * @param tops as `topsOf` gives them
 * @param kept positions of lines that are drawn whatever is seen; those that are none are left out
 */
export function drawnRows(tops: Float64Array, seen: Seen, kept: readonly number[]): Drawn[] {
  const count = tops.length - 1;
  const first = lineAt(tops, seen.from - BEYOND);
  const last = lineAt(tops, seen.to + BEYOND);
  const near = Array.from({ length: count === 0 ? 0 : last - first + 1 }, (_, place) => first + place);
  const away = kept.filter((at) => at >= 0 && at < count && (at < first || at > last));
  const drawn = [...new Set([...near, ...away])].sort((left, right) => left - right);
  const rows = drawn.flatMap((at, place) => [...roomBetween(tops, (drawn[place - 1] ?? -1) + 1, at), row(at)]);
  return [...rows, ...roomBetween(tops, (drawn.at(-1) ?? -1) + 1, count)];
}

function row(at: number): Drawn {
  return { kind: 'row', at };
}

function roomBetween(tops: Float64Array, from: number, before: number): Drawn[] {
  const height = (tops[before] as number) - (tops[from] as number);
  return height > 0 ? [{ kind: 'room', before, height }] : [];
}

/** The line at a height: the first or the last beyond the ends. */
function lineAt(tops: Float64Array, height: number): number {
  let [low, high] = [0, Math.max(0, tops.length - 2)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] as number) <= height) low = middle;
    else high = middle - 1;
  }
  return low;
}
