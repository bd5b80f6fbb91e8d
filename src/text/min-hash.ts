/**
 * Which of many texts could be copies of one another, without comparing each with each: MinHash signatures over pairs of neighbouring
 * words (Broder 1997), cut into bands (Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3). The functions are fixed:
 * nothing is drawn.
 */
import { type ComparableText, mixed, pairsOf } from './comparable.ts';

/** Texts that share 43 % of their pairs, as copies with a fifth of their words changed do, meet in a band with a chance of 99 %. */
export const BANDS = 60;
const ROWS_A_BAND = 3;
export const FUNCTIONS = BANDS * ROWS_A_BAND;
/** Functions whose least values are kept in one number, a byte of each. */
const PACKED = 4;
const NUMBERS = FUNCTIONS / PACKED;
const GREATEST = 0x7fffffff;
const TEXTS_A_STEP = 1000;

const MULTIPLIERS = Int32Array.from({ length: FUNCTIONS }, (_, index) => mixed(2 * index + 1) | 1);
const OFFSETS = Int32Array.from({ length: FUNCTIONS }, (_, index) => mixed(2 * index + 2));

export interface Signatures {
  /** By text, its bands one after the other: a hash of the least values in it, 32 bits. */
  readonly bands: Uint32Array;
  /** How many of the functions agree on two texts, 0 to `FUNCTIONS`: as a share, about the share of their pairs that they have in common. */
  agreeing(left: number, right: number): number;
}

/** Some 420 bytes a text. A step tells how many are signed, every thousand. */
export function* signaturesOf(texts: readonly ComparableText[]): Generator<number, Signatures> {
  const bands = new Uint32Array(texts.length * BANDS);
  // A byte of each least value, mixed, is enough to compare two texts: of those that differ one of 256 agrees.
  const bytes = new Int32Array(texts.length * NUMBERS);
  const least = new Int32Array(FUNCTIONS);
  for (const [row, words] of texts.entries()) {
    if (row % TEXTS_A_STEP === 0) yield row;
    sign(pairsOf(words), least);
    for (let band = 0; band < BANDS; band++) bands[row * BANDS + band] = hashOf(least, band);
    for (let number = 0; number < NUMBERS; number++) bytes[row * NUMBERS + number] = packed(least, number);
  }
  return { bands, agreeing: (left, right) => equalBytes(bytes, left * NUMBERS, right * NUMBERS) };
}

/** Four functions at once: the least values stay in registers. */
function sign(pairs: Uint32Array, into: Int32Array): void {
  for (let at = 0; at < FUNCTIONS; at += PACKED) {
    let [first, second, third, fourth] = [GREATEST, GREATEST, GREATEST, GREATEST];
    for (let index = 0; index < pairs.length; index++) {
      const pair = pairs[index] as number;
      first = Math.min(first, hashedBy(pair, at));
      second = Math.min(second, hashedBy(pair, at + 1));
      third = Math.min(third, hashedBy(pair, at + 2));
      fourth = Math.min(fourth, hashedBy(pair, at + 3));
    }
    into[at] = first;
    into[at + 1] = second;
    into[at + 2] = third;
    into[at + 3] = fourth;
  }
}

function hashedBy(pair: number, at: number): number {
  return (Math.imul(pair, MULTIPLIERS[at] as number) + (OFFSETS[at] as number)) | 0;
}

function hashOf(least: Int32Array, band: number): number {
  let hash = band;
  for (let at = band * ROWS_A_BAND; at < (band + 1) * ROWS_A_BAND; at++)
    hash = mixed(Math.imul(hash, 0x9e3779b1) ^ (least[at] as number));
  return hash;
}

function packed(least: Int32Array, number: number): number {
  let bytes = 0;
  for (let at = PACKED * number; at < PACKED * (number + 1); at++)
    bytes = (bytes << 8) | (mixed(least[at] as number) & 0xff);
  return bytes;
}

/** Four bytes at a time: the high bit of each that is equal, counted in a byte of its own (Warren, Hacker's Delight, 6-1). */
function equalBytes(bytes: Int32Array, left: number, right: number): number {
  let counts = 0;
  for (let at = 0; at < NUMBERS; at++) {
    const differing = (bytes[left + at] as number) ^ (bytes[right + at] as number);
    counts = (counts + (~(((differing & 0x7f7f7f7f) + 0x7f7f7f7f) | differing | 0x7f7f7f7f) >>> 7)) | 0;
  }
  return Math.imul(counts, 0x01010101) >>> 24;
}
