import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { gate } from '../../privacy/gate.ts';
import { presets, presetsBelow, type Thresholds } from '../../privacy/thresholds.ts';
import { Private } from '../../privacy/visibility.ts';
import { runFolder } from '../../store/run-folder.ts';
import { syntheticInput } from '../../testing/privacy/synthetic-input.ts';
import { countedElsewhere, hasCounted, noteCounted, toGuard } from './counted-releases.ts';

const root = mkdtempSync(join(tmpdir(), 'counted-'));
afterAll(() => rmSync(root, { recursive: true }));

const counted = gate(
  new Private(
    syntheticInput({ seed: 1, conversations: 90, accounts: 50, bases: 3, branching: 2, facets: [2], unevenness: 1 }),
  ),
).counted;
const resting = (thresholds: Thresholds) => ({ ...counted.open(), thresholds, below: presetsBelow(thresholds) });

test('a release is noted by its place, before it is written; one at the same place takes over', () => {
  const run = runFolder(join(root, 'run'));
  const [first, second] = [run.public, join(root, 'elsewhere')] as [string, string];
  expect(countedElsewhere(run, first)).toEqual([]);
  noteCounted(run, first, counted, () => expect(countedElsewhere(run, second)).toEqual([counted.open()]));
  expect(hasCounted(run, first)).toBe(true);
  expect(countedElsewhere(run, first)).toEqual([]);
  noteCounted(run, first, counted, () => {});
  noteCounted(run, second, counted, () => {});
  expect(countedElsewhere(run, second)).toHaveLength(1);
  expect(readdirSync(join(run.private, 'releases'))).toHaveLength(2);
});

test('a writer that failed leaves the note', () => {
  const run = runFolder(join(root, 'failed'));
  const fail = () => {
    throw new Error('no room');
  };
  expect(() => noteCounted(run, run.public, counted, fail)).toThrow('no room');
  expect(hasCounted(run, run.public)).toBe(false);
  expect(countedElsewhere(run, join(root, 'other'))).toHaveLength(1);
});

test('a record that cannot be read is an error that says what to do', () => {
  const run = runFolder(join(root, 'damaged'));
  noteCounted(run, run.public, counted, () => {});
  const [name] = readdirSync(join(run.private, 'releases')) as [string];
  writeFileSync(join(run.private, 'releases', name), '{}');
  expect(() => countedElsewhere(run, join(root, 'other'))).toThrow(
    expect.objectContaining({ code: 'RELEASE_RECORD_UNREADABLE' }) as Error,
  );
});

describe('beside which releases one must be decided', () => {
  const { local, internal, published } = presets;
  const custom: Thresholds = { ...local, preset: 'custom', minConversations: 12 };

  test('presets rest upon the weakest of them, in any order', () => {
    expect(toGuard([resting(internal), resting(published)], local, [])).toEqual([]);
    expect(toGuard([resting(local), resting(internal)], published, presetsBelow(published))).toEqual([]);
    expect(toGuard([resting(local), resting(internal)], custom, presetsBelow(custom))).toEqual([]);
    expect(toGuard([], local, [])).toEqual([]);
  });

  test('thresholds set by hand do not rest upon one another, nor upon a release of another version', () => {
    const others = [resting(internal)];
    expect(toGuard(others, custom, presetsBelow(custom))).toBe(others);
    const before = [{ ...resting(local), method: 0 }];
    expect(toGuard(before, internal, presetsBelow(internal))).toBe(before);
    // The tree of a model is another one.
    const models = [{ ...counted.open(), thresholds: local, below: [] }];
    expect(toGuard(models, internal, [])).toBe(models);
  });
});
