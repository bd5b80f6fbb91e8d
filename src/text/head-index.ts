/**
 * Texts that others may be copies of, and which of them are most like a text. However many look alike, as where all fill in one template,
 * a text is compared with few: first those that it meets in rare buckets, of these those that it meets oftenest, of these those whose
 * signatures agree most. Measured in docs/decisions/duplicates.md.
 */
import { BANDS, FUNCTIONS, type Signatures } from './min-hash.ts';

/** Others that a text meets, counted again in each bucket. */
const MOST_MET = 1024;
/** Others whose signatures are compared with a text's. */
const MOST_SIGNED = 128;
/** Others that a text may be a copy of. */
const MOST_ALIKE = 32;
/** Functions of MinHash that agree: far fewer than on copies, to save comparing what only looks alike. */
const LEAST_AGREEING = 0.22 * FUNCTIONS;

export class HeadIndex {
  readonly #signatures: Signatures;
  /** By text, its bands one after the other: where its bucket begins; 0 where it meets nobody. */
  readonly #buckets: Uint32Array;
  /** Of every bucket how many heads are in it, then these, ascending. */
  readonly #heads: Uint32Array;
  /** By text, how often the one that is asked about met it. */
  readonly #times: Uint8Array;
  readonly #met = new Uint32Array(MOST_MET);

  /** A step tells how many bands are sorted, of `BANDS`. @param signatures whose bands are used up */
  static *of(signatures: Signatures): Generator<number, HeadIndex> {
    return new HeadIndex(signatures, yield* intoBuckets(signatures.bands));
  }

  private constructor(signatures: Signatures, places: number) {
    this.#signatures = signatures;
    this.#buckets = signatures.bands;
    this.#heads = new Uint32Array(places);
    this.#times = new Uint8Array(signatures.bands.length / BANDS);
  }

  /** Heads are added in ascending order, and asked about are texts behind them. */
  add(row: number): void {
    for (let at = row * BANDS; at < (row + 1) * BANDS; at++) {
      const bucket = this.#buckets[at] as number;
      if (bucket === 0) continue;
      const count = (this.#heads[bucket] as number) + 1;
      this.#heads[bucket] = count;
      this.#heads[bucket + count] = row;
    }
  }

  /** Heads that are most like a text, ascending. */
  mostLike(row: number): Uint32Array {
    const met = this.#met.subarray(0, this.#meet(row));
    const oftenest = greatest(met, this.#timesMet(met), MOST_SIGNED);
    const agreeing = new Uint8Array(oftenest.length);
    let enough = 0;
    for (let at = 0; at < oftenest.length; at++) {
      agreeing[at] = this.#signatures.agreeing(oftenest[at] as number, row);
      if ((agreeing[at] as number) >= LEAST_AGREEING) enough++;
    }
    return greatest(oftenest, agreeing, Math.min(enough, MOST_ALIKE)).sort();
  }

  /** How many are met; these are noted once, and how often each was. */
  #meet(row: number): number {
    let met = 0;
    let left = MOST_MET;
    for (const bucket of this.#rarestFirst(row)) {
      const count = Math.min(this.#heads[bucket] as number, left);
      for (let at = bucket + 1; at <= bucket + count; at++) {
        const head = this.#heads[at] as number;
        const times = this.#times[head] as number;
        if (times === 0) this.#met[met++] = head;
        this.#times[head] = times + 1;
      }
      left -= count;
      if (left === 0) break;
    }
    return met;
  }

  /** Of those that were met, in their order; it is forgotten then. */
  #timesMet(met: Uint32Array): Uint8Array {
    const times = new Uint8Array(met.length);
    for (let at = 0; at < met.length; at++) {
      times[at] = this.#times[met[at] as number] as number;
      this.#times[met[at] as number] = 0;
    }
    return times;
  }

  /** Buckets of a text in which there are heads. */
  #rarestFirst(row: number): number[] {
    const buckets: number[] = [];
    for (let at = row * BANDS; at < (row + 1) * BANDS; at++) {
      const bucket = this.#buckets[at] as number;
      if (bucket !== 0 && this.#heads[bucket] !== 0) buckets.push(bucket);
    }
    return buckets.sort((left, right) => (this.#heads[left] as number) - (this.#heads[right] as number));
  }
}

/** As many of the rows as are wanted, those of the greatest scores (0 to 255) first, of equal ones in their order. */
function greatest(rows: Uint32Array, scores: Uint8Array, most: number): Uint32Array {
  const ends = new Uint32Array(257);
  for (let at = 0; at < scores.length; at++)
    ends[256 - (scores[at] as number)] = (ends[256 - (scores[at] as number)] as number) + 1;
  for (let at = 1; at < ends.length; at++) ends[at] = (ends[at] as number) + (ends[at - 1] as number);
  const sorted = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    const place = 255 - (scores[at] as number);
    const next = ends[place] as number;
    sorted[next] = rows[at] as number;
    ends[place] = next + 1;
  }
  return sorted.subarray(0, most);
}

/**
 * Puts in the place of every hash of a band where the bucket of those with the same begins, with a place more than there are texts in it;
 * 0 where a text is alone. Gives how many places that makes in all.
 */
function* intoBuckets(bands: Uint32Array): Generator<number, number> {
  const count = bands.length / BANDS;
  // Sorted as one number: the hash above, the position below.
  const positions = 2 ** Math.ceil(Math.log2(count + 1));
  const hashes = Math.min(2 ** 32, 2 ** 53 / positions);
  const keys = new Float64Array(count);
  let places = 1;
  for (let band = 0; band < BANDS; band++) {
    yield band;
    for (let row = 0; row < count; row++)
      keys[row] = ((bands[row * BANDS + band] as number) % hashes) * positions + row;
    keys.sort();
    for (let start = 0, end = 0; start < count; start = end) {
      const hash = Math.floor((keys[start] as number) / positions);
      for (end = start + 1; end < count && Math.floor((keys[end] as number) / positions) === hash; ) end++;
      const bucket = end - start > 1 ? places : 0;
      for (let at = start; at < end; at++) bands[((keys[at] as number) % positions) * BANDS + band] = bucket;
      if (bucket !== 0) places += end - start + 1;
    }
  }
  return places;
}
