/** Texts that are copies of one another, in groups. */
import { ended, retold } from '../core/steps.ts';
import { type ComparableText, mixed } from './comparable.ts';
import { HeadIndex } from './head-index.ts';
import { isCopy, LEAST_WORDS, ReadyText, sameWords } from './is-copy.ts';
import { BANDS, signaturesOf } from './min-hash.ts';

export interface CopyGroups {
  /** By text: position of the first text with all the same words. */
  readonly same: Uint32Array;
  /** By text: position of the text that it is a copy of, which is the first of its group and no copy of another's first. */
  readonly first: Uint32Array;
}

/** What is done of which whole, in what unit. */
export interface CopyStep {
  readonly done: number;
  readonly total: number;
  readonly unit: 'signatures' | 'bands' | 'texts';
}

/** So few are compared each with each. */
const FEW = 48;
const TEXTS_A_STEP = 1000;

/**
 * Each text joins the first one before it that it is a copy of and that is no copy itself, so that all of a group are copies of its
 * first. Of many texts each is compared with those alone that are most like it. What is in a group depends on the texts and their order
 * alone. Texts without words are in no group.
 */
export function copyGroups(texts: readonly ComparableText[]): CopyGroups {
  return ended(copyGroupSteps(texts));
}

export function* copyGroupSteps(texts: readonly ComparableText[]): Generator<CopyStep, CopyGroups> {
  const same = sameTexts(texts);
  const distinct = Uint32Array.from(same.keys()).filter(
    (row) => same[row] === row && (texts[row] as ComparableText).length >= LEAST_WORDS,
  );
  const firsts = yield* firstsAmong(Array.from(distinct, (row) => texts[row] as ComparableText));
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
  const same = new Uint32Array(texts.length);
  // By hash: one more than a text, there or in the places behind; 0 where nothing is.
  const places = new Uint32Array(2 ** Math.ceil(Math.log2(2 * texts.length + 1)));
  texts.forEach((words, row) => {
    same[row] = row;
    if (words.length === 0) return;
    let place = hashOf(words) & (places.length - 1);
    for (let known = places[place] as number; known !== 0; known = places[place] as number) {
      if (sameWords(texts[known - 1] as ComparableText, words)) {
        same[row] = known - 1;
        return;
      }
      place = (place + 1) & (places.length - 1);
    }
    places[place] = row + 1;
  });
  return same;
}

function hashOf(words: ComparableText): number {
  let hash = words.length;
  for (let at = 0; at < words.length; at++) hash = (Math.imul(hash, 31) + (words[at] as number)) | 0;
  return mixed(hash);
}

function* firstsAmong(texts: readonly ComparableText[]): Generator<CopyStep, Uint32Array> {
  const heads = texts.length <= FEW ? new AllHeads() : yield* headIndex(texts);
  const firsts = new Uint32Array(texts.length);
  for (const [row, words] of texts.entries()) {
    if (row % TEXTS_A_STEP === 0) yield { done: row, total: texts.length, unit: 'texts' };
    const text = new ReadyText(words);
    const head = heads.mostLike(row).find((other) => isCopy(text, { words: texts[other] as ComparableText }));
    if (head === undefined) heads.add(row);
    firsts[row] = head ?? row;
  }
  return firsts;
}

function* headIndex(texts: readonly ComparableText[]): Generator<CopyStep, HeadIndex> {
  const signing = retold(signaturesOf(texts), (done) => ({ done, total: texts.length, unit: 'signatures' as const }));
  const sorting = HeadIndex.of(yield* signing);
  return yield* retold(sorting, (done) => ({ done, total: BANDS, unit: 'bands' as const }));
}

/** Where there are few. */
class AllHeads implements Pick<HeadIndex, 'add' | 'mostLike'> {
  readonly #rows: number[] = [];

  add(row: number): void {
    this.#rows.push(row);
  }

  mostLike(): Uint32Array {
    return Uint32Array.from(this.#rows);
  }
}
