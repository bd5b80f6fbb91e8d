/**
 * Loaded before the test files: every property is tried `SIGHTLINE_PROOF_TIMES` times as often as its test says, whose
 * explicit counts a global configuration would not reach. How often is noted in `SIGHTLINE_PROOF_COUNTS`.
 */
import { appendFileSync } from 'node:fs';
import type * as FastCheck from 'fast-check';
import { expect, vi } from 'vitest';

type Assert = (property: unknown, parameters?: { readonly numRuns?: number }) => unknown;

/** What fast-check does where no count is given. */
const DEFAULT_RUNS = 100;

vi.mock('fast-check', async (original) => {
  const real = await original<typeof FastCheck>();
  const assert: Assert = (property, parameters = {}) => {
    const numRuns = (parameters.numRuns ?? DEFAULT_RUNS) * Number(process.env['SIGHTLINE_PROOF_TIMES'] ?? 1);
    const result = (real.assert as Assert)(property, { ...parameters, numRuns });
    note(numRuns);
    return result;
  };
  return { ...real, assert, default: { ...real.default, assert } };
});

/** Noted once the property held in all of them. */
function note(runs: number): void {
  const path = process.env['SIGHTLINE_PROOF_COUNTS'];
  if (path !== undefined)
    appendFileSync(path, `${JSON.stringify({ test: expect.getState().currentTestName, runs })}\n`);
}
