/** The gate and the check of releases were written apart; here each is held against the other. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { gate } from '../../privacy/gate.ts';
import { presets, type Thresholds } from '../../privacy/thresholds.ts';
import { Private } from '../../privacy/visibility.ts';
import { noFaults } from '../../runner/fault-points.ts';
import { type SyntheticOptions, syntheticInput } from '../../testing/privacy/synthetic-input.ts';
import { verifyRelease } from './verify.ts';
import { type HeaderFacts, writeRelease } from './write-release.ts';

const root = mkdtempSync(join(tmpdir(), 'sightline-verify-gate-'));
const folder = join(root, 'public');
afterAll(() => rmSync(root, { recursive: true }));

const header: HeaderFacts = {
  schema: 'sightline/release',
  tool: { name: 'sightline', version: '0.0.0' },
  title: 'Test',
  limits: [],
  analyst: 'lexical',
  embedder: 'none',
  seed: 1,
  stages: [],
};
const minimal: Thresholds = {
  preset: 'custom',
  counting: 'accounts',
  minAccounts: 2,
  minConversations: 3,
  minCellAccounts: 1,
  minCellConversations: 2,
};
const uncounted: Thresholds = { ...presets.internal, counting: 'conversations', minAccounts: 0, minCellAccounts: 0 };

const options = fc.record<SyntheticOptions>({
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  conversations: fc.integer({ min: 60, max: 900 }),
  accounts: fc.integer({ min: 30, max: 300 }),
  bases: fc.integer({ min: 1, max: 40 }),
  branching: fc.integer({ min: 2, max: 6 }),
  facets: fc.constantFrom([2, 5], [9], [20]),
  unevenness: fc.double({ min: 1, max: 3, noNaN: true }),
  missing: fc.constantFrom(0, 0.03, 0.2),
  loyalty: fc.constantFrom(0, 0.5),
  thresholds: fc.constantFrom(minimal, presets.local, presets.internal, uncounted),
});

/** Random accounts may come out fewer than the least of all. */
function isTooSmall({ accounts, thresholds }: ReturnType<typeof syntheticInput>): boolean {
  const different = new Set(accounts.filter((account) => account !== null)).size;
  return accounts.length < thresholds.minConversations || different < thresholds.minAccounts;
}

describe('whatever the gate lets through', () => {
  it('passes the check from files alone, and it lets nothing through that is too small as a whole', async () => {
    await fc.assert(
      fc.asyncProperty(options, async (chosen) => {
        const input = syntheticInput(chosen);
        if (isTooSmall(input)) {
          expect(() => gate(new Private(input))).toThrow(expect.objectContaining({ code: 'RELEASE_TOO_SMALL' }));
          return;
        }
        const { release } = gate(new Private(input));
        writeRelease({ folder, release, header, reportTemplate: null, fault: noFaults });
        expect(verifyRelease(folder).findings).toEqual([]);
      }),
      { seed: 51, numRuns: 80 },
    );
  });
});
