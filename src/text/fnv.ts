/** FNV-1a of 32 bits (Fowler, Noll, Vo) over UTF-16 units, one after the other. Its low bits say little: mix them before they choose a place. */

/** The hash of no unit. */
export const NOTHING_HASHED = 0x811c9dc5;

/** The hash of what was hashed before, and one unit more. */
export function hashedOn(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

/** The hash of a text, or of its units from one place to another. */
export function hashOfUnits(text: string, start = 0, end = text.length): number {
  let hash = NOTHING_HASHED;
  for (let at = start; at < end; at++) hash = hashedOn(hash, text.charCodeAt(at));
  return hash;
}
