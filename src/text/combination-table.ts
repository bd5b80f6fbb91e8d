/** Words of a text that stand together, to be looked up: what of another text stands so in this one, and what of this one in the other. */
import { type ComparableText, joined } from './comparable.ts';

/** Distances at which a second word stands behind a first and, where it is not 0, a third. */
export interface Way {
  readonly second: number;
  readonly third: number;
}

/** By word of one text: 1 where it is in a combination that the other has as well. */
export type SharedWords = Uint8Array;

/**
 * Combinations of words in the order in which they stand, whichever way: words that stand apart in one text are found where they stand
 * together in the other. They are hashes of 32 bits: two that differ are taken for the same by a chance of one in four thousand million.
 */
export class CombinationTable {
  readonly #ways: readonly Way[];
  readonly #words: number;
  readonly #mask: number;
  /**
   * All in one, since many are made. Two numbers of each combination, way by way in the order of the words: one more than the position of
   * the one before it that is the same, or 0; and in which comparison all that are the same were marked, where it is their last. Then, by
   * the low bits of a combination, there or in the places behind: itself, and one more than the position of its last, or 0 in a gap.
   */
  readonly #table: Int32Array;
  readonly #places: number;
  #comparison = 0;

  constructor(words: ComparableText, ways: readonly Way[]) {
    this.#ways = ways;
    this.#words = words.length;
    this.#places = 2 * ways.length * words.length;
    const places = 2 ** Math.ceil(Math.log2(2 * this.#places + 1));
    this.#mask = places - 1;
    this.#table = new Int32Array(this.#places + 2 * places);
    for (let index = 0; index < ways.length; index++) {
      const way = ways[index] as Way;
      const end = words.length - Math.max(way.second, way.third);
      for (let at = 0; at < end; at++) this.#add(combinationAt(words, at, way), index * words.length + at);
    }
  }

  /** Of this text, and of the other. */
  sharedWith(words: ComparableText): readonly [own: SharedWords, its: SharedWords] {
    this.#comparison++;
    const own = new Uint8Array(this.#words);
    const its = new Uint8Array(words.length);
    for (let index = 0; index < this.#ways.length; index++) {
      const way = this.#ways[index] as Way;
      const end = words.length - Math.max(way.second, way.third);
      for (let at = 0; at < end; at++) {
        const last = this.#table[this.#placeOf(combinationAt(words, at, way)) + 1] as number;
        if (last === 0) continue;
        mark(its, at, way);
        this.#markAll(last, own);
      }
    }
    return [own, its];
  }

  /** Once in a comparison: a text may say the same a thousand times. */
  #markAll(last: number, own: SharedWords): void {
    const marked = 2 * last - 1;
    if (this.#table[marked] === this.#comparison) return;
    this.#table[marked] = this.#comparison;
    for (let one = last; one !== 0; one = this.#table[2 * one - 2] as number) {
      let at = one - 1;
      let index = 0;
      for (; at >= this.#words; at -= this.#words) index++;
      mark(own, at, this.#ways[index] as Way);
    }
  }

  #add(number: number, position: number): void {
    const place = this.#placeOf(number);
    this.#table[place] = number;
    this.#table[2 * position] = this.#table[place + 1] as number;
    this.#table[place + 1] = position + 1;
  }

  /** Where the combination is, or the gap where it would be. */
  #placeOf(number: number): number {
    const table = this.#table;
    let place = this.#places + 2 * (number & this.#mask);
    while (table[place + 1] !== 0 && table[place] !== number) {
      place += 2;
      if (place === table.length) place = this.#places;
    }
    return place;
  }
}

function combinationAt(words: ComparableText, at: number, { second, third }: Way): number {
  const two = joined(words[at] as number, words[at + second] as number);
  return (third === 0 ? two : joined(two, words[at + third] as number)) | 0;
}

/** A word and those that stand behind it so. */
function mark(found: SharedWords, at: number, { second, third }: Way): void {
  found[at] = 1;
  found[at + second] = 1;
  if (third !== 0) found[at + third] = 1;
}
