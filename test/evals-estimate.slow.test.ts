/** Estimates of sets of both sizes, of all kinds, beside what the sets then took. */
import { describe, test } from 'vitest';
import { estimateHolds, optionsFor, specs } from './writing-estimates.ts';

describe.each(['small', 'paper'] as const)(
  'the bounds hold, and nothing is left when it is done, of the size %s',
  (size) => {
    test.each(Object.entries(specs))('%s', async (_, spec) => estimateHolds(optionsFor(spec, { size })), 180_000);
  },
);
