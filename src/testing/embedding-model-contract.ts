/** What every embedding model promises, as one suite: unit vectors, their order, the same bits in any company, hostile texts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EmbeddingModel } from '../models/embedding-model.ts';

const readable = [
  'How do I reset my router?',
  'book a table for two tonight',
  'Translate this letter into French, please',
  'book a table for four tomorrow',
  'reset the password of my router',
];

const hostile = [
  'broken \ud800 half \udfff of a pair',
  '👩‍👩‍👧‍👦 🎉🎉🎉 family party 👍🏽',
  `first line\u2028second line\u2029third`,
  '\u0000\u0007 control \u202e reversed \u200b nothing',
  `${'router '.repeat(20_000)}`,
  'x'.repeat(200_000),
  '__proto__ constructor toString hasOwnProperty',
];

const unreadable = ['', ' \n\t ', '\u2028\u2029', '?!… —'];

/**
 * Declares the suite for one implementation. `open` gives a model that can read the words of `contractCorpus`; it is
 * called once more for every test that closes what it opened. Vectors are compared bit by bit.
 */
export function describeEmbeddingModel(name: string, open: () => Promise<EmbeddingModel>): void {
  describe(`${name} as an embedding model`, () => {
    let model: EmbeddingModel;
    beforeAll(async () => {
      model = await open();
    });
    afterAll(() => model.close());

    test('says what it is', () => {
      expect(model.id).not.toBe('');
      expect(model.dimensions).toBeGreaterThanOrEqual(1);
      expect(model.maxTextsPerCall).toBeGreaterThanOrEqual(1);
      expect(model.languages === 'any' || model.languages.every((code) => /^[a-z]{2}$/u.test(code))).toBe(true);
    });

    test('gives one unit vector a text, in order', async () => {
      const vectors = rowsOf(await model.embed(readable), model);
      expect(vectors).toHaveLength(readable.length);
      for (const vector of vectors) expect(normOf(vector)).toBeCloseTo(1, 5);
      const turned = rowsOf(await model.embed(readable.toReversed()), model);
      expect(turned.toReversed()).toEqual(vectors);
    });

    test('gives a text the same bits alone, in company, and again', async () => {
      const together = rowsOf(await model.embed([...hostile, ...readable, ...unreadable]), model);
      const alone = [];
      for (const text of readable) alone.push(...rowsOf(await model.embed([text]), model));
      expect(together.slice(hostile.length, hostile.length + readable.length)).toEqual(alone);
      expect(rowsOf(await model.embed(readable), model)).toEqual(alone);
    });

    test('gives overlapping calls what each asked for', async () => {
      const [first, second] = await Promise.all([model.embed(readable), model.embed(readable.slice(1))]);
      expect(first?.slice(model.dimensions)).toEqual(second);
    });

    test('gives the zero vector to a text without words', async () => {
      for (const vector of rowsOf(await model.embed(unreadable), model)) expect(normOf(vector)).toBe(0);
    });

    test('survives hostile texts: every vector is finite, and of norm 1 or 0', async () => {
      for (const vector of rowsOf(await model.embed(hostile), model)) {
        const norm = normOf(vector);
        expect(norm === 0 || Math.abs(norm - 1) < 1e-5).toBe(true);
      }
    });

    test('takes no text, and as many as it says', async () => {
      expect(await model.embed([])).toHaveLength(0);
      const most = Array.from(
        { length: Math.min(model.maxTextsPerCall, 256) },
        (_, row) => readable[row % 5] as string,
      );
      const vectors = rowsOf(await model.embed(most), model);
      expect(vectors).toHaveLength(most.length);
      expect(vectors.at(-1)).toEqual(vectors[(most.length - 1) % 5]);
    });

    test('stops when it is told to, and works afterwards', async () => {
      await expect(model.embed(readable, AbortSignal.abort())).rejects.toThrow();
      expect(await model.embed(readable.slice(0, 1))).toHaveLength(model.dimensions);
    });

    test('a second one of the same id gives the same bits, and closes without a call', async () => {
      const other = await open();
      const closed = await open();
      await closed.close();
      expect(other.id).toBe(model.id);
      expect(await other.embed(readable)).toEqual(await model.embed(readable));
      await other.close();
    });
  });
}

/** A small corpus for models that are fitted to one: it repeats the words that the suite asks for. */
export const contractCorpus: readonly string[] = [
  ...readable,
  'my router is slow, how do I reset it',
  'please translate a French letter for me',
  'a table for four tonight, book it',
  'the password of the router does not work',
  'tomorrow I want to book a table',
  'translate the password page into French',
];

function rowsOf(block: Float32Array, { dimensions }: EmbeddingModel): Float32Array[] {
  return Array.from({ length: block.length / dimensions }, (_, row) =>
    block.slice(row * dimensions, (row + 1) * dimensions),
  );
}

function normOf(vector: Float32Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}
