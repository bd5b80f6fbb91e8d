/**
 * An encoder for corpora that are too large to be read: every word and phrase has a vector, a text is their weighted mean.
 * The vectors are what the encoder says of the words alone, corrected by what it says of a sample of texts, so that its work
 * grows with the vocabulary and not with the number of texts; see docs/decisions/embedding.md.
 */
import { hashOf } from '../core/hash.ts';
import { type Random, shuffled } from '../core/random.ts';
import { scaleRowsToUnit } from '../kernels/vectors.ts';
import type { EmbeddingModel } from '../models/embedding-model.ts';
import { type CorpusTerms, fitTerms, termReader, termRows } from './corpus-terms.ts';
import { ridge } from './ridge.ts';
import type { SparseRows } from './sparse-rows.ts';
import { fitTruncatedSvd, projectRows, type SvdBasis } from './truncated-svd.ts';

/** Texts that a model is fitted to: with more of them the vocabulary hardly grows. */
const TEXTS_TO_FIT = 50_000;
/** Of these the encoder reads so many, and a quarter at most where that is not too few to learn from. */
const MOST_TAUGHT = 4_000;
const LEAST_TAUGHT = 200;
const SHARE_TAUGHT = 0.25;
/** Texts whose vectors say which dimensions are worth keeping. */
const TEXTS_FOR_AXES = 2_000;
/** All of the encoder's gained nothing over these. */
const DIMENSIONS = 128;
/** Of the correction, against rows of length 1. */
const PENALTY = 1;
const TEXTS_A_CALL = 256;

export interface FitVocabularyEmbedding {
  readonly random: Random;
  /** What of a text the encoder is given. */
  readonly shorten: (text: string) => string;
  readonly signal?: AbortSignal | undefined;
  /** What the encoder has read of what it will read. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** The texts of a corpus that models are fitted to, each once: all, or a sample. In both cases in an order that says nothing. */
export function textsToFit(texts: readonly string[], random: Random): string[] {
  return shuffled(random.fork('texts'), [...new Set(texts)]).slice(0, TEXTS_TO_FIT);
}

/** What the encoder reads for a model that is fitted to these texts. */
export interface VocabularyReading {
  readonly terms: CorpusTerms;
  /** Shortened, each once. */
  readonly taught: readonly string[];
}

/** @param fitted in the order of `textsToFit` */
export function vocabularyReading(fitted: readonly string[], shorten: (text: string) => string): VocabularyReading {
  const most = Math.min(MOST_TAUGHT, Math.max(LEAST_TAUGHT, Math.ceil(SHARE_TAUGHT * fitted.length)));
  return { terms: fitTerms(fitted), taught: [...new Set(fitted.slice(0, most).map(shorten))] };
}

/**
 * Fitted to texts in the order of `textsToFit`. Knows what `encoder` knows. Its id holds the hash of what it was made of: the
 * same texts, seed and encoder make the same model.
 */
export async function fitVocabularyEmbedding(
  fitted: readonly string[],
  encoder: EmbeddingModel,
  { random, shorten, signal, onProgress = () => {} }: FitVocabularyEmbedding,
): Promise<EmbeddingModel> {
  const { terms, taught } = vocabularyReading(fitted, shorten);
  const total = terms.words.length + taught.length;
  const encode = async (texts: readonly string[], before: number): Promise<Float32Array> => {
    const vectors = new Float32Array(texts.length * encoder.dimensions);
    for (let start = 0; start < texts.length; start += TEXTS_A_CALL) {
      signal?.throwIfAborted();
      const part = texts.slice(start, start + TEXTS_A_CALL);
      vectors.set(await encoder.embed(part, signal), start * encoder.dimensions);
      onProgress(before + Math.min(texts.length, start + TEXTS_A_CALL), total);
    }
    return vectors;
  };
  const words = await encode(terms.words, 0);
  const lesson = { rows: termRows(taught, terms), vectors: await encode(taught, terms.words.length) };
  const coefficients = taughtVectors(terms, words, lesson, encoder.dimensions);
  const axes = termRows(fitted.slice(0, TEXTS_FOR_AXES), terms);
  const table = weighted(reduced(coefficients, encoder.dimensions, axes, random.fork('axes')), terms);
  const read = termReader(terms);
  // Not the vectors themselves: their last bits may differ from machine to machine, and a run may be extended on another.
  const made = hashOf([encoder.id, terms.words, terms.phrases, [...terms.weights], taught, random.fork('id').next()]);
  return {
    id: `vocabulary@1:${made.slice(0, 16)}`,
    dimensions: Math.max(1, table.dimensions),
    languages: encoder.languages,
    maxTextsPerCall: 4096,
    maxCallsAtOnce: 1,
    embed: async (texts, stop) => {
      stop?.throwIfAborted();
      if (table.dimensions === 0) return new Float32Array(texts.length);
      const vectors = new Float32Array(texts.length * table.dimensions);
      for (const [row, text] of texts.entries()) vectors.set(sumOf(read(text), table), row * table.dimensions);
      scaleRowsToUnit(vectors, table.dimensions);
      return vectors;
    },
    close: () => encoder.close(),
  };
}

interface Lesson {
  readonly rows: SparseRows;
  /** The encoder's vector of each. */
  readonly vectors: Float32Array;
}

/** A vector for every term: what the encoder says of words, scaled and corrected so that means come near to its vectors of texts. */
function taughtVectors(terms: CorpusTerms, words: Float32Array, lesson: Lesson, width: number): Float32Array {
  const prior = new Float32Array(terms.weights.length * width);
  prior.set(centred(words, width, terms.weights));
  const wanted = centred(lesson.vectors, width);
  const basis = { columnCount: terms.weights.length, dimensions: width, basis: prior };
  const guessed = projectRows(lesson.rows, basis);
  const scale = fittingScale(guessed, wanted);
  const left = wanted.map((value, at) => value - scale * (guessed[at] as number));
  const correction = ridge(lesson.rows, left, width, PENALTY);
  return correction.map((value, at) => scale * (prior[at] as number) + value);
}

/** Less the mean, where rows count by how often they are met: `weights` of smooth inverse frequency say so; default all alike. */
function centred(block: Float32Array, width: number, weights?: Float32Array): Float32Array {
  const rows = block.length / width;
  const mean = new Float64Array(width);
  let total = 0;
  for (let row = 0; row < rows; row++) {
    // weight = a/(a + share), so that weight * share is in proportion to 1 - weight.
    const counts = weights === undefined ? 1 : 1 - (weights[row] as number);
    total += counts;
    for (let index = 0; index < width; index++)
      mean[index] = (mean[index] as number) + counts * (block[row * width + index] as number);
  }
  return block.map((value, at) => value - (mean[at % width] as number) / total);
}

function fittingScale(guessed: Float32Array, wanted: Float32Array): number {
  let along = 0;
  let length = 0;
  guessed.forEach((value, at) => {
    along += value * (wanted[at] as number);
    length += value * value;
  });
  return length === 0 ? 1 : along / length;
}

/** Vectors of terms in the dimensions in which texts differ most. */
function reduced(coefficients: Float32Array, width: number, axes: SparseRows, random: Random): SvdBasis {
  const { columnCount } = axes;
  const texts = projectRows(axes, { columnCount, dimensions: width, basis: coefficients });
  scaleRowsToUnit(texts, width);
  const found = fitTruncatedSvd(denseRows(texts, width), DIMENSIONS, random);
  return { columnCount, dimensions: found.dimensions, basis: inBasis(coefficients, found) };
}

function weighted({ basis, ...shape }: SvdBasis, { weights }: CorpusTerms): SvdBasis {
  return { ...shape, basis: basis.map((value, at) => (weights[Math.floor(at / shape.dimensions)] as number) * value) };
}

/** The sum of the vectors of terms. Four at a time take little more time than one. */
function sumOf(columns: readonly number[], { basis, dimensions }: SvdBasis): Float64Array {
  const sum = new Float64Array(dimensions);
  const startOf = (index: number): number => (columns[index] as number) * dimensions;
  let next = 0;
  for (; next + 3 < columns.length; next += 4) {
    const [first, second, third, fourth] = [startOf(next), startOf(next + 1), startOf(next + 2), startOf(next + 3)];
    for (let inner = 0; inner < dimensions; inner++)
      sum[inner] =
        (sum[inner] as number) +
        (basis[first + inner] as number) +
        (basis[second + inner] as number) +
        (basis[third + inner] as number) +
        (basis[fourth + inner] as number);
  }
  for (; next < columns.length; next++) {
    const start = startOf(next);
    for (let inner = 0; inner < dimensions; inner++)
      sum[inner] = (sum[inner] as number) + (basis[start + inner] as number);
  }
  return sum;
}

/** Rows of as many numbers as the basis has columns, in its dimensions. */
function inBasis(block: Float32Array, { basis, columnCount, dimensions }: SvdBasis): Float32Array {
  const result = new Float32Array((block.length / columnCount) * dimensions);
  block.forEach((value, at) => {
    const target = Math.floor(at / columnCount) * dimensions;
    const source = (at % columnCount) * dimensions;
    for (let inner = 0; inner < dimensions; inner++)
      result[target + inner] = (result[target + inner] as number) + value * (basis[source + inner] as number);
  });
  return result;
}

function denseRows(block: Float32Array, width: number): SparseRows {
  const rows = block.length / width;
  return {
    rows,
    columnCount: width,
    starts: Uint32Array.from({ length: rows + 1 }, (_, row) => row * width),
    columns: Uint32Array.from(block, (_, at) => at % width),
    values: block,
  };
}
