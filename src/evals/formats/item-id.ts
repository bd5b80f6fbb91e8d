const DIGITS = 5;

/** Of an item by its place in the set, from 0. */
export function itemId(place: number): string {
  return String(place + 1).padStart(DIGITS, '0');
}
