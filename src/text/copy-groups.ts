/** Texts that are copies of one another, in groups. */
import type { ComparableText } from './comparable.ts';
import { isCopy, LEAST_WORDS, ReadyText, sameWords } from './is-copy.ts';
import { signaturesOf } from './min-hash.ts';
import { RefusedPairs } from './refused-pairs.ts';

export interface CopyGroups {
  /** By text: position of the first text with all the same words. */
  readonly same: Uint32Array;
  /** By text: position of the text that it is a copy of, which is the first of its group and no copy of another's first. */
  readonly first: Uint32Array;
}

/** So few are compared each with each. */
const FEW = 48;
/** Texts of one bucket that a further one is compared with: more are in one only where much looks alike and is no copy. */
const MOST_IN_BUCKET = 64;
/** Share of functions of MinHash that agree: far below what copies have, to save comparing what only looks alike. */
const LEAST_AGREEING = 0.22;

/**
 * Each text joins the first one before it that it is a copy of and that is no copy itself, so that all of a group are copies of its
 * first. What is in a group depends on the texts and their order alone. Texts without words are in no group.
 */
export function copyGroups(texts: readonly ComparableText[]): CopyGroups {
  const same = sameTexts(texts);
  const distinct = [...same.keys()].filter((row) => same[row] === row && (texts[row]?.length ?? 0) >= LEAST_WORDS);
  const firsts = firstsAmong(distinct.map((row) => texts[row] as ComparableText));
  const first = same.slice();
  distinct.forEach((row, at) => {
    first[row] = distinct[firsts[at] as number] as number;
  });
  same.forEach((row, at) => {
    first[at] = first[row] as number;
  });
  return { same, first };
}

function sameTexts(texts: readonly ComparableText[]): Uint32Array {
  const seen = new Map<number, number[]>();
  return Uint32Array.from(texts, (words, row) => {
    if (words.length === 0) return row;
    const hash = words.reduce((sum, word) => (Math.imul(sum, 31) + word) | 0, words.length);
    const rows = seen.get(hash);
    if (rows === undefined) {
      seen.set(hash, [row]);
      return row;
    }
    const known = rows.find((other) => sameWords(texts[other] as ComparableText, words));
    if (known === undefined) rows.push(row);
    return known ?? row;
  });
}

function firstsAmong(texts: readonly ComparableText[]): Uint32Array {
  const ready = readyTexts(texts);
  const firsts = Uint32Array.from(texts.keys());
  if (texts.length <= FEW) {
    joinFirsts([...texts.keys()], ready, firsts);
    return firsts;
  }
  for (const rows of connected(texts, ready)) joinFirsts(rows, ready, firsts);
  return firsts;
}

function joinFirsts(rows: readonly number[], ready: (row: number) => ReadyText, firsts: Uint32Array): void {
  const heads: number[] = [];
  for (const row of rows) {
    const head = heads.find((other) => isCopy(ready(other), ready(row)));
    if (head === undefined) heads.push(row);
    else firsts[row] = head;
  }
}

/** Texts that hang together by copies that met in a bucket, ascending; of two at least. */
function connected(texts: readonly ComparableText[], ready: (row: number) => ReadyText): number[][] {
  const signatures = signaturesOf(texts);
  const parents = Uint32Array.from(texts.keys());
  const refused = new RefusedPairs(texts.length);
  const areCopies = (head: number, row: number): boolean => {
    if (refused.has(head, row)) return false;
    if (signatures.agreeing(head, row) >= LEAST_AGREEING && isCopy(ready(head), ready(row))) return true;
    refused.add(head, row);
    return false;
  };
  for (const bucket of signatures.buckets()) joinInBucket(bucket, parents, areCopies);
  const groups = Map.groupBy(texts.keys(), (row) => rootOf(parents, row));
  return [...groups.values()].filter((rows) => rows.length > 1);
}

function joinInBucket(
  bucket: Uint32Array,
  parents: Uint32Array,
  areCopies: (head: number, row: number) => boolean,
): void {
  const heads: number[] = [];
  const roots = new Set<number>();
  for (const row of bucket) {
    const root = rootOf(parents, row);
    if (roots.has(root)) continue;
    const copied = heads.find((head) => areCopies(head, row));
    if (copied !== undefined) {
      const other = rootOf(parents, copied);
      roots.delete(other);
      join(parents, root, other);
    } else if (heads.length < MOST_IN_BUCKET) heads.push(row);
    roots.add(rootOf(parents, row));
  }
}

function rootOf(parents: Uint32Array, row: number): number {
  let root = row;
  while (parents[root] !== root) {
    parents[root] = parents[parents[root] as number] as number;
    root = parents[root] as number;
  }
  return root;
}

function join(parents: Uint32Array, left: number, right: number): void {
  parents[Math.max(left, right)] = Math.min(left, right);
}

/** Words of the texts that are kept ready: some 100 MB. */
const WORDS_KEPT = 2 ** 20;

/** What was made ready is kept for a while: a text is compared with several. */
function readyTexts(texts: readonly ComparableText[]): (row: number) => ReadyText {
  const kept = new Map<number, ReadyText>();
  let words = 0;
  return (row) => {
    const known = kept.get(row);
    if (known !== undefined) return known;
    const made = new ReadyText(texts[row] as ComparableText);
    words += made.words.length;
    if (words > WORDS_KEPT) {
      kept.clear();
      words = made.words.length;
    }
    kept.set(row, made);
    return made;
  };
}
