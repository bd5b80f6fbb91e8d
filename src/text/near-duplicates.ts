/**
 * Texts that are almost the same as another: cosine of TF-IDF vectors over character n-grams, exactly, by an index that holds
 * of each text only what could lift it over the threshold (Bayardo, Ma, Srikant: Scaling up all pairs similarity search, 2007;
 * with the bound by length of Anastasiu and Karypis: L2AP, 2014).
 */

/** Grams do not run across words; a word has a space on either side. */
const GRAMS = { least: 3, most: 5 } as const;
export const GRAM_KIND = `character ${GRAMS.least}-${GRAMS.most}-grams within word boundaries`;

/** Sums of rounded weights may be off by this much. */
const ROUNDING = 1e-5;

export interface Likeness {
  /** Position of the text that is most alike. */
  readonly other: number;
  /** Above the threshold, to 1. */
  readonly similarity: number;
}

interface Vector {
  /** Numbers of grams, the commonest first. */
  readonly grams: Uint32Array;
  /** Of length 1 as a whole. */
  readonly weights: Float32Array;
}

/**
 * For every text that has another above the threshold: the nearest of them, the first of equals.
 *
 * @param threshold of the cosine, above 0 and up to 1
 */
export function nearDuplicates(texts: readonly string[], threshold: number): Map<number, Likeness> {
  const vectors = vectorsOf(texts);
  const found = new Map<number, Likeness>();
  const note = (row: number, other: number, similarity: number): void => {
    const known = found.get(row);
    if (known === undefined || similarity > known.similarity) found.set(row, { other, similarity });
  };
  const index = new PartialIndex(vectors, threshold);
  for (let row = 0; row < vectors.length; row++) {
    for (const [other, similarity] of index.alike(row)) {
      note(row, other, similarity);
      note(other, row, similarity);
    }
    index.add(row);
  }
  return found;
}

/**
 * Texts that have one before them above the threshold which stays itself, by position: of two that are near the later goes, and what
 * was near to that one alone stays.
 *
 * @param given texts at the beginning that stay whatever is near them
 */
export function laterDuplicates(texts: readonly string[], threshold: number, given = 0): ReadonlySet<number> {
  const vectors = vectorsOf(texts);
  const index = new PartialIndex(vectors, threshold);
  const gone = new Set<number>();
  for (let row = 0; row < vectors.length; row++) {
    if (row >= given && index.alike(row).length > 0) gone.add(row);
    else index.add(row);
  }
  return gone;
}

/** What earlier texts could be found by. */
class PartialIndex {
  readonly #vectors: readonly Vector[];
  readonly #threshold: number;
  readonly #mostWeight: Float32Array;
  readonly #postings = new Map<number, { rows: number[]; weights: number[] }>();
  /** By row: how many of its grams, from the commonest, are not in the index. */
  readonly #left: Uint32Array;
  /** By row: the most that those could add to a cosine, and their length. */
  readonly #leftReach: Float64Array;
  readonly #leftLength: Float64Array;
  readonly #sums: Float64Array;
  /** By gram: its weight in the row that is looked at. */
  readonly #own: Float32Array;

  constructor(vectors: readonly Vector[], threshold: number) {
    this.#vectors = vectors;
    this.#threshold = threshold;
    this.#mostWeight = mostWeights(vectors);
    this.#left = new Uint32Array(vectors.length);
    this.#leftReach = new Float64Array(vectors.length);
    this.#leftLength = new Float64Array(vectors.length);
    this.#sums = new Float64Array(vectors.length);
    this.#own = new Float32Array(this.#mostWeight.length);
  }

  /** Earlier rows above the threshold, with their similarity. */
  alike(row: number): [number, number][] {
    const touched = this.#addUp(row);
    const { grams, weights } = this.#vectors[row] as Vector;
    const lengths = lengthsOf(weights);
    grams.forEach((gram, at) => {
      this.#own[gram] = weights[at] as number;
    });
    const found = touched.flatMap((other): [number, number][] => {
      const indexed = this.#sums[other] as number;
      this.#sums[other] = 0;
      if (!this.#mayReach(indexed, other, grams, lengths)) return [];
      const similarity = Math.min(1, indexed + this.#unindexed(other));
      return similarity > this.#threshold ? [[other, similarity]] : [];
    });
    for (const gram of grams) this.#own[gram] = 0;
    return found;
  }

  /** Rows that have grams of this one in the index: what these add to the cosine is in the sums then. */
  #addUp(row: number): number[] {
    const { grams, weights } = this.#vectors[row] as Vector;
    const touched: number[] = [];
    for (let at = 0; at < grams.length; at++) {
      const posting = this.#postings.get(grams[at] as number);
      if (posting === undefined) continue;
      const weight = weights[at] as number;
      for (let entry = 0; entry < posting.rows.length; entry++) {
        const other = posting.rows[entry] as number;
        if (this.#sums[other] === 0) touched.push(other);
        this.#sums[other] = (this.#sums[other] as number) + weight * (posting.weights[entry] as number);
      }
    }
    return touched;
  }

  /**
   * Whether what is not in the index of the other row could lift it over the threshold: it adds no more than its length times that of
   * this row's grams up to its rarest.
   */
  #mayReach(indexed: number, other: number, grams: Uint32Array, lengths: Float64Array): boolean {
    const missing = this.#threshold - ROUNDING - indexed;
    if ((this.#leftReach[other] as number) <= missing) return false;
    const left = this.#left[other] as number;
    if (left === 0) return true;
    const rarest = (this.#vectors[other] as Vector).grams[left - 1] as number;
    return (this.#leftLength[other] as number) * (lengths[countUpTo(grams, rarest)] as number) > missing;
  }

  /** Common grams stay out as long as all of them together could not reach the threshold with any text. */
  add(row: number): void {
    const { grams, weights } = this.#vectors[row] as Vector;
    let byWeights = 0;
    let squares = 0;
    for (let at = 0; at < grams.length; at++) {
      const gram = grams[at] as number;
      const weight = weights[at] as number;
      byWeights += weight * (this.#mostWeight[gram] as number);
      squares += weight * weight;
      // No text of length 1 comes nearer to these grams than their own length.
      const reach = Math.min(byWeights, Math.sqrt(squares));
      if (reach < this.#threshold - ROUNDING) {
        this.#left[row] = at + 1;
        this.#leftReach[row] = reach;
        this.#leftLength[row] = Math.sqrt(squares);
      } else this.#post(gram, row, weight);
    }
  }

  #post(gram: number, row: number, weight: number): void {
    const posting = this.#postings.get(gram);
    if (posting === undefined) this.#postings.set(gram, { rows: [row], weights: [weight] });
    else {
      posting.rows.push(row);
      posting.weights.push(weight);
    }
  }

  /** What of the other row is not in the index, times the row that is looked at. */
  #unindexed(other: number): number {
    const { grams, weights } = this.#vectors[other] as Vector;
    const end = this.#left[other] as number;
    let sum = 0;
    for (let at = 0; at < end; at++) sum += (this.#own[grams[at] as number] as number) * (weights[at] as number);
    return sum;
  }
}

/** The length of the first weights, by how many they are. */
function lengthsOf(weights: Float32Array): Float64Array {
  const lengths = new Float64Array(weights.length + 1);
  let squares = 0;
  weights.forEach((weight, at) => {
    squares += weight * weight;
    lengths[at + 1] = Math.sqrt(squares);
  });
  return lengths;
}

/** How many of the sorted numbers are no greater than this one. */
function countUpTo(sorted: Uint32Array, number: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= number) low = middle + 1;
    else high = middle;
  }
  return low;
}

function mostWeights(vectors: readonly Vector[]): Float32Array {
  let grams = 0;
  for (const vector of vectors) for (const gram of vector.grams) grams = Math.max(grams, gram + 1);
  const most = new Float32Array(grams);
  for (const vector of vectors) {
    vector.grams.forEach((gram, at) => {
      most[gram] = Math.max(most[gram] as number, vector.weights[at] as number);
    });
  }
  return most;
}

/** Grams are numbered by how many texts have them, the commonest first. */
function vectorsOf(texts: readonly string[]): Vector[] {
  const counted = texts.map(gramsOf);
  const frequency = new Map<string, number>();
  for (const counts of counted) for (const gram of counts.keys()) frequency.set(gram, (frequency.get(gram) ?? 0) + 1);
  const ranked = [...frequency].sort(([left, one], [right, other]) => other - one || (left < right ? -1 : 1));
  const numbers = new Map(ranked.map(([gram], number) => [gram, number]));
  const inverse = ranked.map(([, count]) => Math.log((1 + texts.length) / (1 + count)) + 1);
  return counted.map((counts) => vectorOf(counts, numbers, inverse));
}

function vectorOf(
  counts: ReadonlyMap<string, number>,
  numbers: ReadonlyMap<string, number>,
  inverse: readonly number[],
): Vector {
  const entries = [...counts].map(([gram, count]): [number, number] => {
    const number = numbers.get(gram) as number;
    return [number, count * (inverse[number] as number)];
  });
  entries.sort(([left], [right]) => left - right);
  const length = Math.sqrt(entries.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return {
    grams: Uint32Array.from(entries, ([number]) => number),
    weights: Float32Array.from(entries, ([, weight]) => weight / length),
  };
}

function gramsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (gram: string): void => {
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  };
  for (const word of text.toLowerCase().split(/\s+/u)) {
    if (word === '') continue;
    const padded = ` ${word} `;
    for (let size: number = GRAMS.least; size <= GRAMS.most; size++) {
      for (let at = 0; at + size <= padded.length; at++) count(padded.slice(at, at + size));
      // A word that is too short for this size is one gram, and none of the sizes above.
      if (padded.length < size) {
        count(padded);
        break;
      }
    }
  }
  return counts;
}
