import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { gate } from '../../privacy/gate.ts';
import type { CountedRelease } from '../../privacy/joint/counted-release.ts';
import type { Thresholds } from '../../privacy/thresholds.ts';
import { Private } from '../../privacy/visibility.ts';
import { runFolder } from '../../store/run-folder.ts';
import { underLevels } from '../../testing/privacy/preset-levels.ts';
import { smallThresholds } from '../../testing/privacy/small-thresholds.ts';
import { syntheticInput } from '../../testing/privacy/synthetic-input.ts';
import { countedElsewhere, countedOf, hasCounted, noteCounted, toGuard } from './counted-releases.ts';

const root = mkdtempSync(join(tmpdir(), 'counted-'));
afterAll(() => rmSync(root, { recursive: true }));

const counted = gate(
  new Private(
    syntheticInput({ seed: 1, conversations: 90, accounts: 50, bases: 3, branching: 2, facets: [2], unevenness: 1 }),
  ),
).counted;
const now = counted.open().leaves.map((_, row) => `row-${row}`);
const noted = { counted, conversations: now };

test('a release is noted by its place, before it is written; one at the same place takes over', () => {
  const run = runFolder(join(root, 'run'));
  const [first, second] = [run.public, join(root, 'elsewhere')] as [string, string];
  expect(countedElsewhere(run, first, now)).toEqual([]);
  noteCounted(run, first, noted, () =>
    expect(countedElsewhere(run, second, [])).toEqual([{ conversations: now, releases: [counted.open()] }]),
  );
  expect(hasCounted(run, first)).toBe(true);
  expect(countedElsewhere(run, first, now)).toEqual([]);
  noteCounted(run, first, noted, () => {});
  noteCounted(run, second, noted, () => {});
  expect(countedElsewhere(run, second, now)).toHaveLength(1);
  expect(readdirSync(join(run.private, 'releases')).filter((name) => name.startsWith('counted-'))).toHaveLength(2);
});

test('a writer that failed leaves the note', () => {
  const run = runFolder(join(root, 'failed'));
  const fail = () => {
    throw new Error('no room');
  };
  expect(() => noteCounted(run, run.public, noted, fail)).toThrow('no room');
  expect(hasCounted(run, run.public)).toBe(false);
  expect(countedElsewhere(run, join(root, 'other'), now)).toHaveLength(1);
});

test('a record that cannot be read is an error that says what to do', () => {
  const run = runFolder(join(root, 'damaged'));
  noteCounted(run, run.public, noted, () => {});
  const [name] = readdirSync(join(run.private, 'releases')) as [string];
  writeFileSync(join(run.private, 'releases', name), '{}');
  expect(() => countedElsewhere(run, join(root, 'other'), now)).toThrow(
    expect.objectContaining({ code: 'RELEASE_RECORD_UNREADABLE' }) as Error,
  );
});

test('a record tells of the conversations that the run had, and one of an earlier version of those that it has', () => {
  const run = runFolder(join(root, 'changed'));
  noteCounted(run, run.public, noted, () => {});
  expect(countedOf(run, ['others'])[0]?.conversations).toEqual(now);
  const path = join(run.private, 'releases', recordsOf(run.private)[0] as string);
  const { of, ...before } = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify(before));
  expect(of).toMatch(/^[0-9a-f]{64}$/u);
  expect(countedOf(run, ['others'])[0]?.conversations).toEqual(['others']);
});

test('where the list of conversations is gone, it is not guessed', () => {
  const run = runFolder(join(root, 'no-list'));
  noteCounted(run, run.public, noted, () => {});
  for (const name of readdirSync(join(run.private, 'releases')).filter((one) => one.startsWith('conversations-'))) {
    rmSync(join(run.private, 'releases', name));
  }
  expect(() => countedOf(run, now)).toThrow(expect.objectContaining({ code: 'RELEASE_RECORD_UNREADABLE' }) as Error);
});

describe('beside which releases one must be decided', () => {
  const weak = smallThresholds;
  const middle = { ...weak, minAccounts: 6, minConversations: 16, minCellConversations: 7 };
  const strong = { ...middle, minAccounts: 9, minConversations: 30, minCellConversations: 9 };
  const [ofWeak, ofMiddle, ofStrong] = releasesUnder(7, [weak, middle, strong]);

  test('those that were decided upon one another rest upon the weakest of them, in any order', () => {
    expect(toGuard([ofMiddle, ofStrong], ofWeak)).toEqual([]);
    expect(toGuard([ofWeak, ofMiddle], ofStrong)).toEqual([]);
    expect(toGuard([ofStrong], ofMiddle)).toEqual([]);
    expect(toGuard([ofWeak], ofWeak)).toEqual([]);
    expect(toGuard([], ofWeak)).toEqual([]);
  });

  test('one rests upon none that was decided by itself, nor upon one of another version', () => {
    const [byItself] = releasesUnder(7, [middle]);
    expect(toGuard([ofWeak], byItself)).toEqual([ofWeak]);
    const before = [{ ...ofWeak, method: 0 }];
    expect(toGuard(before, ofStrong)).toBe(before);
  });

  test('the same thresholds over other clusters are another release', () => {
    const [again] = releasesUnder(8, [weak]);
    expect(toGuard([ofStrong], again)).toEqual([ofStrong]);
    expect(toGuard([again], ofStrong)).toEqual([again]);
    expect(toGuard([ofWeak, again], ofStrong)).toEqual([ofWeak, again]);
  });
});

/** Releases of one run, each decided upon those before it. */
function releasesUnder(seed: number, ladder: readonly Thresholds[]): [CountedRelease, CountedRelease, CountedRelease] {
  const input = syntheticInput({
    ...{ seed, conversations: 400, accounts: 120, bases: 9, branching: 3, facets: [4], unevenness: 1.5 },
  });
  const made = underLevels(input, ladder, false).map((level) => gate(new Private(level)).counted.open());
  return made as [CountedRelease, CountedRelease, CountedRelease];
}

function recordsOf(folder: string): string[] {
  return readdirSync(join(folder, 'releases')).filter((name) => name.startsWith('counted-'));
}
