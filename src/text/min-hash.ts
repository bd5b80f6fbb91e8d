/**
 * Which of many texts could be copies of one another, without comparing each with each: MinHash signatures over pairs of neighbouring
 * words (Broder 1997), cut into bands (Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3). The functions are fixed:
 * nothing is drawn.
 */
import { type ComparableText, mixed, pairsOf } from './comparable.ts';

/** Texts that share 43 % of their pairs, as copies with a fifth of their words changed do, meet in a band with a chance of 99 %. */
const BANDS = 60;
const ROWS_A_BAND = 3;
const FUNCTIONS = BANDS * ROWS_A_BAND;
const LOW_BITS = 0xffff;

const MULTIPLIERS = Int32Array.from({ length: FUNCTIONS }, (_, index) => mixed(2 * index + 1) | 1);
const OFFSETS = Int32Array.from({ length: FUNCTIONS }, (_, index) => mixed(2 * index + 2));

export interface Signatures {
  /** Positions of texts that meet in a band, ascending, band by band; each has two texts at least. */
  buckets(): Generator<Uint32Array>;
  /** Share of the functions that agree on two texts, 0 to 1: about the share of their pairs that they have in common. */
  agreeing(left: number, right: number): number;
}

export function signaturesOf(texts: readonly ComparableText[]): Signatures {
  // The low half of each least value, mixed, is enough to tell them apart.
  const values = new Uint16Array(texts.length * FUNCTIONS);
  texts.forEach((words, row) => {
    sign(pairsOf(words), values.subarray(row * FUNCTIONS, (row + 1) * FUNCTIONS));
  });
  return {
    buckets: function* () {
      for (let band = 0; band < BANDS; band++) yield* bucketsOf(values, texts.length, band);
    },
    agreeing: (left, right) => {
      let agreeing = 0;
      const [from, to] = [left * FUNCTIONS, right * FUNCTIONS];
      for (let at = 0; at < FUNCTIONS; at++) if (values[from + at] === values[to + at]) agreeing++;
      return agreeing / FUNCTIONS;
    },
  };
}

function sign(pairs: Uint32Array, into: Uint16Array): void {
  for (let at = 0; at < FUNCTIONS; at++) {
    const multiplier = MULTIPLIERS[at] as number;
    const offset = OFFSETS[at] as number;
    let least = 0x7fffffff;
    for (let pair = 0; pair < pairs.length; pair++) {
      const value = (Math.imul(pairs[pair] as number, multiplier) + offset) | 0;
      if (value < least) least = value;
    }
    into[at] = mixed(least) & LOW_BITS;
  }
}

/** Sorted as one number: the hash of a band above, the position below. */
function* bucketsOf(values: Uint16Array, count: number, band: number): Generator<Uint32Array> {
  const positions = 2 ** Math.ceil(Math.log2(count + 1));
  const hashes = Math.min(2 ** 32, 2 ** 53 / positions);
  const keys = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    const start = row * FUNCTIONS + band * ROWS_A_BAND;
    let hash = band;
    for (let at = start; at < start + ROWS_A_BAND; at++)
      hash = mixed(Math.imul(hash, 0x9e3779b1) ^ (values[at] as number));
    keys[row] = (hash % hashes) * positions + row;
  }
  keys.sort();
  for (let start = 0; start < count; ) {
    const hash = Math.floor((keys[start] as number) / positions);
    let end = start + 1;
    while (end < count && Math.floor((keys[end] as number) / positions) === hash) end++;
    if (end - start > 1) yield Uint32Array.from(keys.subarray(start, end), (key) => key % positions);
    start = end;
  }
}
