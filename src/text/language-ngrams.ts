/**
 * The n-grams of eld, looked up where they stand in the file of its package. As the objects that the package makes of
 * them, its 245,000 cost every process 0.7 s and 280 MB.
 */
import { hashedOn, hashOfUnits, NOTHING_HASHED } from './fnv.ts';

/** By number of a language, how much an n-gram speaks for it. */
type Weights = Readonly<Record<string, number>>;

/** What eld takes as a database. */
export interface NgramDatabase {
  /** Which database it is. */
  readonly type: string;
  /** ISO 639-1 codes by number. */
  readonly languages: Readonly<Record<string, string>>;
  readonly ngrams: Readonly<Record<string, Weights>>;
}

/** An n-gram, as who scores texts needs it. */
export interface Ngram {
  readonly ngram: string;
  readonly languages: Uint8Array;
  /** How much it speaks for each of them. */
  readonly weights: Uint16Array;
  /** The text in which it was met last, by a number of who reads it. */
  lastMet: number;
}

/** UTF-16 units from one place to another, after a space or before one where these are said to be there. */
export type FindNgram = (
  units: Uint16Array,
  from: number,
  to: number,
  isFirst: boolean,
  isLast: boolean,
) => Ngram | undefined;

const HEAD = /\{type:'([^']+)',languages:\{([^}]+)\}[^{]*,ngrams:\{/u;
/** `a:{0:0},`: no entry takes less. */
const LEAST_LENGTH = 8;
const [SPACE, QUOTE, BACKSLASH, COLON, COMMA] = [32, 39, 92, 58, 44] as const;

/** From the text of a database in the layout of eld 2. Throws where it is another. */
export function readNgramDatabase(text: string): NgramDatabase & { readonly findNgram: FindNgram } {
  const head = HEAD.exec(text);
  if (head === null) throw new Error('The database of eld has another layout than that of its version 2.');
  const [{ length }, type = '', languages = ''] = head;
  const places = placesOf(text, head.index + length);
  const known = new Map<string, Weights>();
  const weightsOf = (ngram: string): Weights | undefined => {
    const weights = known.get(ngram) ?? find(text, places, ngram);
    if (weights !== undefined) known.set(ngram, weights);
    return weights;
  };
  return {
    type,
    languages: Object.fromEntries(pairsOf(languages.replaceAll("'", ''))),
    ngrams: new Proxy({}, { get: (_, ngram) => weightsOf(String(ngram)) }),
    findNgram: ngramFinder(text, places),
  };
}

function ngramFinder(text: string, places: Uint32Array): FindNgram {
  const met: (Ngram | undefined)[] = new Array(places.length);
  return (units, from, to, isFirst, isLast) => {
    let hash = isFirst ? hashedOn(NOTHING_HASHED, SPACE) : NOTHING_HASHED;
    for (let at = from; at < to; at++) hash = hashedOn(hash, units[at] as number);
    if (isLast) hash = hashedOn(hash, SPACE);
    const before = isFirst ? 1 : 0;
    const length = before + to - from + (isLast ? 1 : 0);
    for (let place = placeOf(hash, places); places[place] !== 0; place = placeAfter(place, places)) {
      const entry = met[place] ?? ngramAt(text, places[place] as number);
      met[place] = entry;
      const { ngram } = entry;
      let same = ngram.length === length;
      for (let at = from; same && at < to; at++) same = ngram.charCodeAt(before + at - from) === units[at];
      if (same && !(isFirst && ngram.charCodeAt(0) !== SPACE) && !(isLast && ngram.charCodeAt(length - 1) !== SPACE))
        return entry;
    }
    return undefined;
  };
}

function ngramAt(text: string, start: number): Ngram {
  const { ngram, weights } = entryAt(text, start);
  const pairs = pairsOf(weights);
  return {
    ngram,
    languages: Uint8Array.from(pairs, ([language]) => Number(language)),
    weights: Uint16Array.from(pairs, ([, weight]) => Number(weight)),
    lastMet: 0,
  };
}

/**
 * A hash table with open addressing: where each entry from `from` on begins, at the place of its n-gram's hash or the
 * first free one after it; 0 is free.
 */
function placesOf(text: string, from: number): Uint32Array {
  const places = new Uint32Array(2 ** Math.ceil(Math.log2(text.length / LEAST_LENGTH)));
  for (let start = from; start < text.length; ) {
    const { hash, end } = hashedAt(text, start);
    let place = placeOf(hash, places);
    while (places[place] !== 0) place = placeAfter(place, places);
    places[place] = start;
    const after = text.indexOf('}', end) + 1;
    start = text.charCodeAt(after) === COMMA ? after + 1 : text.length;
  }
  return places;
}

function find(text: string, places: Uint32Array, ngram: string): Weights | undefined {
  for (let place = placeOf(hashOfUnits(ngram), places); places[place] !== 0; place = placeAfter(place, places)) {
    const entry = entryAt(text, places[place] as number);
    if (entry.ngram === ngram)
      return Object.fromEntries(pairsOf(entry.weights).map(([id, weight]) => [id, Number(weight)]));
  }
  return undefined;
}

const placeOf = (hash: number, { length }: Uint32Array): number => (hash ^ (hash >>> 15)) & (length - 1);
const placeAfter = (place: number, { length }: Uint32Array): number => (place + 1) & (length - 1);

/** The hash of the n-gram that is written at a place, and where it ends. */
function hashedAt(text: string, start: number): { hash: number; end: number } {
  const quoted = text.charCodeAt(start) === QUOTE;
  const closing = quoted ? QUOTE : COLON;
  let hash = NOTHING_HASHED;
  let end = quoted ? start + 1 : start;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (unit === closing) break;
    hash = hashedOn(hash, unit === BACKSLASH ? text.charCodeAt(++end) : unit);
  }
  return { hash, end };
}

/** An n-gram with an apostrophe written as `\'`, or one that needs no quotation marks; then its weights. */
const ENTRY = /(?:'((?:[^'\\]|\\.)*)'|([^':]+)):\{([^}]*)\}/uy;

function entryAt(text: string, start: number): { ngram: string; weights: string } {
  ENTRY.lastIndex = start;
  const [, quoted, bare, weights = ''] = ENTRY.exec(text) ?? [];
  return { ngram: bare ?? quoted?.replaceAll('\\', '') ?? '', weights };
}

/** Of `44:0,4:0`. */
function pairsOf(written: string): [string, string][] {
  return written.split(',').map((pair) => pair.split(':') as [string, string]);
}
