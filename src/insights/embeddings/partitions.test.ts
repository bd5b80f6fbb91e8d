import { describe, expect, test } from 'vitest';
import { partitionRows } from './partitions.ts';

const rows = ['en', 'ja', 'und', 'fr', 'ja', 'en', 'de'].map((language) => ({ language }));

const sizes = (leastApart: number, leastTogether: number) => ({ leastApart, leastTogether });

describe('partitionRows', () => {
  test('languages the encoder does not know are kept apart, rare ones together', () => {
    expect(partitionRows(rows, ['en'], sizes(2, 1))).toEqual([
      { language: 'en', route: 'chosen', rows: [0, 2, 5] },
      { language: 'ja', route: 'corpus', rows: [1, 4] },
      { language: 'other', route: 'corpus', rows: [3, 6] },
    ]);
  });

  test('too few for a cluster of their own stay with the rest', () => {
    expect(partitionRows(rows, ['en'], sizes(3, 2))).toEqual([
      { language: 'en', route: 'chosen', rows: [0, 2, 5] },
      { language: 'other', route: 'corpus', rows: [1, 3, 4, 6] },
    ]);
    expect(partitionRows(rows, ['en'], sizes(9, 5))).toEqual([
      { language: 'en', route: 'chosen', rows: [0, 1, 2, 3, 4, 5, 6] },
    ]);
  });

  test('what the encoder knows joins the others where it is the smaller part and small itself', () => {
    const mixed = ['en', 'ja', 'ja', 'fr', 'de', 'de'].map((language) => ({ language }));
    expect(partitionRows(mixed, ['en'], sizes(3, 1))).toEqual([
      { language: 'any', route: 'corpus', rows: [0, 1, 2, 3, 4, 5] },
    ]);
    expect(partitionRows(mixed, ['en'], sizes(2, 1))).toEqual([
      { language: 'en', route: 'chosen', rows: [0] },
      { language: 'de', route: 'corpus', rows: [4, 5] },
      { language: 'ja', route: 'corpus', rows: [1, 2] },
      { language: 'other', route: 'corpus', rows: [3] },
    ]);
    const large = [...mixed, ...mixed].map(({ language }) => ({ language: language === 'de' ? 'ja' : language }));
    expect(partitionRows(large, ['en'], sizes(8, 1)).map(({ language }) => language)).toEqual(['en', 'ja', 'other']);
  });

  test('an embedder that knows all languages gets all rows', () => {
    expect(partitionRows(rows, 'any', sizes(2, 1))).toEqual([
      { language: 'any', route: 'chosen', rows: [0, 1, 2, 3, 4, 5, 6] },
    ]);
  });

  test('no partition is empty', () => {
    expect(partitionRows([{ language: 'ja' }], ['en'], sizes(1, 1)).map((partition) => partition.language)).toEqual([
      'ja',
    ]);
    expect(partitionRows([], ['en'], sizes(1, 1))).toEqual([]);
  });
});
