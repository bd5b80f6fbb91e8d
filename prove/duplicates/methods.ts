/** Ways to tell a copy, each a figure for a pair: the higher, the likelier a copy. */

import { createRandom } from '../../src/core/random.ts';
import { ended } from '../../src/core/steps.ts';
import { dot } from '../../src/kernels/vectors.ts';
import { openUseLite } from '../../src/models/embedded/use-lite.ts';
import { comparableText, pairsOf } from '../../src/text/comparable.ts';
import { fitCorpusEmbedding } from '../../src/text/corpus-embedding.ts';
import { firstWords } from '../../src/text/first-words.ts';
import { concatenate, corpusWeight } from '../../src/text/hybrid-embedding.ts';
import { isCopy, ReadyText } from '../../src/text/is-copy.ts';
import { FUNCTIONS, signaturesOf } from '../../src/text/min-hash.ts';
import { jaccard, type Pair } from './planted.ts';

export interface Method {
  readonly name: string;
  /** By pair. */
  readonly scores: readonly number[];
  /** From which figure on a pair is taken for copies, where that is fixed; else it is chosen on the pairs, in favour of the method. */
  readonly threshold?: number;
}

const WORDS = 2000;
const ENCODER_WORDS = 48;
/** Cosines from which on the embedding agrees that a pair may be copies: chosen low, to take away little. */
const AGREES = 0.6;

export async function methodsOn(pairs: readonly Pair[]): Promise<Method[]> {
  const words = (text: string) => comparableText(text, WORDS);
  const texts = [...new Set(pairs.flatMap(({ left, right }) => [left, right]))];
  const row = new Map(texts.map((text, at) => [text, at]));
  const of = (text: string): number => row.get(text) as number;
  const ready = texts.map((text) => new ReadyText(words(text)));
  const at = (text: string) => ready[of(text)] as (typeof ready)[number];
  const signatures = ended(signaturesOf(texts.map(words)));
  const cosine = await cosinesOf(texts);
  const scores = (score: (pair: Pair) => number): number[] => pairs.map(score);
  const copied = scores(({ left, right }) => Number(isCopy(at(left), at(right))));
  const hybrid = scores(({ left, right }) => cosine.hybrid(of(left), of(right)));
  const agreeing = scores(({ left, right }) => signatures.agreeing(of(left), of(right)) / FUNCTIONS);
  return [
    {
      name: 'the same words',
      scores: scores(({ left, right }) => Number(words(left).join() === words(right).join())),
      threshold: 1,
    },
    { name: 'words (Jaccard)', scores: scores(({ left, right }) => jaccard([...words(left)], [...words(right)])) },
    {
      name: 'pairs of words (Jaccard)',
      scores: scores(({ left, right }) => jaccard([...pairsOf(words(left))], [...pairsOf(words(right))])),
    },
    { name: `pairs of words (MinHash, ${FUNCTIONS} functions)`, scores: agreeing },
    { name: 'use-lite (cosine)', scores: scores(({ left, right }) => cosine.encoder(of(left), of(right))) },
    { name: 'tfidf-svd (cosine)', scores: scores(({ left, right }) => cosine.corpus(of(left), of(right))) },
    { name: 'hybrid (cosine)', scores: hybrid },
    { name: 'MinHash and hybrid, added', scores: agreeing.map((value, index) => value + (hybrid[index] as number)) },
    {
      name: 'shared words',
      scores: scores(({ left, right }) => leastShared(at(left), at(right))),
    },
    { name: 'shared words, changes spread (the product)', scores: copied, threshold: 1 },
    {
      name: 'the product where hybrid agrees (0.6)',
      scores: copied.map((value, index) => ((hybrid[index] as number) >= AGREES ? value : 0)),
      threshold: 1,
    },
  ];
}

type Cosine = (left: number, right: number) => number;

async function cosinesOf(texts: readonly string[]): Promise<Record<'encoder' | 'corpus' | 'hybrid', Cosine>> {
  const model = openUseLite({ threads: 1 });
  try {
    const encoder = await model.embed(texts.map((text) => firstWords(text, ENCODER_WORDS).text));
    const fitted = fitCorpusEmbedding(texts, createRandom('duplicates/corpus'));
    const corpus = await fitted.embed(texts);
    const hybrid = concatenate(encoder, corpus, texts.length, corpusWeight(fitted));
    return {
      encoder: cosineIn(encoder, texts.length),
      corpus: cosineIn(corpus, texts.length),
      hybrid: cosineIn(hybrid, texts.length),
    };
  } finally {
    await model.close();
  }
}

function cosineIn(block: Float32Array, rows: number): Cosine {
  const width = block.length / rows;
  const lengths = Array.from(
    { length: rows },
    (_, row) => Math.sqrt(dot(block, row * width, block, row * width, width)) || 1,
  );
  return (left, right) =>
    dot(block, left * width, block, right * width, width) / ((lengths[left] as number) * (lengths[right] as number));
}

/** Of either text the share of its words that stand with the same two others as in the other, 0 to 1: the lesser. */
function leastShared(left: ReadyText, right: ReadyText): number {
  const shares = left.threes
    .sharedWith(right.words)
    .map((found) => found.reduce((sum, one) => sum + one, 0) / Math.max(1, found.length));
  return Math.min(...shares);
}
