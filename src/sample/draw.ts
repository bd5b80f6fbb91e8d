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
