import { describe, expect, test } from 'vitest';
import { partitionRows } from './partitions.ts';

const rows = ['en', 'ja', 'und', 'fr', 'ja', 'en', 'de'].map((language) => ({ language }));

describe('partitionRows', () => {
  test('languages the encoder does not know are kept apart, rare ones together', () => {
    expect(partitionRows(rows, ['en'], 2)).toEqual([
      { language: 'en', route: 'chosen', rows: [0, 2, 5] },
      { language: 'ja', route: 'corpus', rows: [1, 4] },
      { language: 'other', route: 'corpus', rows: [3, 6] },
    ]);
  });

  test('too few for a cluster of their own stay with the rest', () => {
    expect(partitionRows(rows, ['en'], 5)).toEqual([
      { language: 'en', route: 'chosen', rows: [0, 2, 5] },
      { language: 'other', route: 'corpus', rows: [1, 3, 4, 6] },
    ]);
    expect(partitionRows(rows, ['en'], 9)).toEqual([{ language: 'en', route: 'chosen', rows: [0, 1, 2, 3, 4, 5, 6] }]);
  });

  test('an embedder that knows all languages gets all rows', () => {
    expect(partitionRows(rows, 'any', 2)).toEqual([{ language: 'any', route: 'chosen', rows: [0, 1, 2, 3, 4, 5, 6] }]);
  });

  test('no partition is empty', () => {
    expect(partitionRows([{ language: 'ja' }], ['en'], 1).map((partition) => partition.language)).toEqual(['ja']);
    expect(partitionRows([], ['en'], 1)).toEqual([]);
  });
});
