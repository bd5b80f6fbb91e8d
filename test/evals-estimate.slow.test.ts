/** Estimates of sets beside what the sets then took; of all kinds in the size of the paper: `npm run prove -- estimates`. */
import { expect, test } from 'vitest';
import { estimateMisses, optionsFor, specs } from './writing-estimates.ts';

/** In the size of the paper one with few calls and one with many rounds. */
const sets = [
  ...Object.keys(specs).map((kind) => ['small', kind] as const),
  ['paper', 'pronouns'],
  ['paper', 'sycophancy'],
] as const;

test.each(sets)(
  'the bounds hold, and nothing is left when it is done, of the size %s: %s',
  async (size, kind) => expect(await estimateMisses(optionsFor(specs[kind] as object, { size }))).toEqual([]),
  180_000,
);
