/** An order of everybody's own, the same whenever and wherever the page is opened. */

/** A shuffled copy (Fisher and Yates), by mulberry32 from the FNV-1a hash of the seed. */
export function ordered<Element>(elements: readonly Element[], seed: string): Element[] {
  const next = randomOf(hashOf(seed));
  const copy = [...elements];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    const held = copy[last] as Element;
    copy[last] = copy[other] as Element;
    copy[other] = held;
  }
  return copy;
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const unit of new TextEncoder().encode(text)) hash = Math.imul(hash ^ unit, 0x01000193);
  return hash >>> 0;
}

function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
