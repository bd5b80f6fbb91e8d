/** Draws from a seeded source. */
import type { Random } from '../core/random.ts';

export function chance(random: Random, probability: number): boolean {
  return random.next() < probability;
}

/** One of at least one element, in proportion to its weight. */
export function pickWeighted<Element>(
  random: Random,
  elements: readonly Element[],
  weightOf: (element: Element) => number,
): Element {
  return elementAt(random.next(), elements, weightOf);
}

/** Draws one of at least one element after the other, in proportion to its weight: for many draws from many elements. */
export function weightedDraws<Element>(
  elements: readonly Element[],
  weightOf: (element: Element) => number,
): (random: Random) => Element {
  let sum = 0;
  const ends = Float64Array.from(elements, (element) => (sum += weightOf(element)));
  return (random) => elements[firstAbove(ends, random.next() * sum)] as Element;
}

/** Position of the first of ascending numbers that is above this one, or of the last. */
function firstAbove(ascending: Float64Array, number: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) > number) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The element that stands at `position`, 0 to 1, when each takes up as much room as it weighs. */
export function elementAt<Element>(
  position: number,
  elements: readonly Element[],
  weightOf: (element: Element) => number,
): Element {
  let left = position * elements.reduce((sum, element) => sum + weightOf(element), 0);
  for (const element of elements) {
    left -= weightOf(element);
    if (left < 0) return element;
  }
  return elements.at(-1) as Element;
}
