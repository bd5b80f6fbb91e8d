/** Which words of a conversation tell what it is about: those whose vectors are nearest to that of the whole. */

import { dot } from '../../kernels/vectors.ts';
import type { DpRow } from '../../privacy/dp/keyword-mechanism.ts';
import { isContentWord, isWeakWord } from '../../text/phrases-ends.ts';
import { termsOf } from '../../text/tf-idf.ts';
import { type CountedRow, inParts, type Reading, vectorsOf } from './reading.ts';

/** Words of one conversation that its account may name. */
export const WORDS_A_CONVERSATION = 1;

/** The words of a list as they are counted: in the form and of the kind of those that a conversation may name. */
export function listedWords(vocabulary: readonly string[]): ReadonlySet<string> {
  return new Set(vocabulary.flatMap((word) => termsOf(word)).filter(mayTell));
}

/** Vectors of words that are kept until other parts of the rows use them: some 200 MB. */
const MOST_KEPT = 100_000;

export function tellingWords(rows: readonly CountedRow[], reading: Reading, signal: AbortSignal): Promise<DpRow[]> {
  const known = new Map<string, Float32Array>();
  return inParts(rows, async (part) => {
    const terms = part.map(({ request }) => [...new Set(termsOf(request))].filter(mayTell));
    await learn([...new Set(terms.flat())], known, reading, signal);
    const requests = part.map(({ request }) => request);
    const wholes = await vectorsOf(requests, reading.requests, signal);
    return part.map(({ account, request }, row) => {
      const whole = wholes[row] as Float32Array;
      const scored = (terms[row] ?? []).map((word) => ({ word, score: nearness(known.get(word), whole) }));
      scored.sort((left, right) => right.score - left.score || (left.word < right.word ? -1 : 1));
      return { account, text: request, words: scored.slice(0, WORDS_A_CONVERSATION) };
    });
  });
}

async function learn(
  words: readonly string[],
  known: Map<string, Float32Array>,
  reading: Reading,
  signal: AbortSignal,
): Promise<void> {
  if (known.size > MOST_KEPT) known.clear();
  const unknown = words.filter((word) => !known.has(word));
  const vectors = await vectorsOf(unknown, reading.words, signal);
  // A copy: the block that it lies in is let go.
  for (const [index, word] of unknown.entries()) known.set(word, (vectors[index] as Float32Array).slice());
}

function nearness(word: Float32Array | undefined, whole: Float32Array): number {
  return word === undefined ? 0 : dot(word, 0, whole, 0, whole.length);
}

function mayTell(word: string): boolean {
  return isContentWord(word) && !isWeakWord(word);
}
