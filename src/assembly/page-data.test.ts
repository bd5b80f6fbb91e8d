import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ReleaseData } from '../public-records/release.ts';
import { writeReleaseFolder } from '../testing/release-folder.ts';
import { sampleTrees } from '../testing/sample-trees.ts';
import { pageDataOf, whyApart } from './page-data.ts';
import { treesToShow } from './trees-to-show.ts';

const [request, task] = sampleTrees().trees;
const home = mkdtempSync(join(tmpdir(), 'page-data-'));
afterAll(() => rmSync(home, { recursive: true }));

/** A public folder below the home, which holds this release. */
function write(path: string, release: ReleaseData): string {
  return writeReleaseFolder(join(home, path), release);
}

const named = (name: string): ReleaseData => changed({ clusteredBy: { name, title: name } });
const changed = (manifest: Partial<ReleaseData['manifest']>): ReleaseData => ({
  ...task,
  manifest: { ...task.manifest, ...manifest },
});
const { clusteredBy: _, ...unnamed } = task.manifest;
const weaker = { ...task.manifest.thresholds, preset: 'local', minAccounts: 5 } as const;
const apart = [
  ['under other thresholds', changed({ thresholds: weaker })],
  ['of other conversations', { ...task, clusters: { ...task.clusters, total: { conversations: 9, accounts: 9 } } }],
  ['by a text that is there', named('request')],
  ['does not say by what', { ...task, manifest: unnamed }],
] as const;

describe('which releases are trees of one run', () => {
  test('those of the same conversations under the same thresholds, each by a text of its own', () => {
    expect(whyApart(request, task)).toBeNull();
    for (const [why, other] of apart) expect(whyApart(request, other)).toContain(why);
  });

  test('make a page together, and are refused where they do not belong together', () => {
    const run = write('run/public', request);
    const below = write('run/trees/task/public', task);
    expect(pageDataOf(run, [run])).toEqual(request);
    expect(pageDataOf(below, [run, below])).toEqual({ ...sampleTrees(), begin: 'task' });
    for (const [place, [, other]] of apart.entries()) {
      const folder = write(`apart-${place}`, other);
      expect(() => pageDataOf(run, [run, folder])).toThrow(expect.objectContaining({ code: 'TREES_APART' }) as Error);
    }
  });
});

describe('the trees of a folder that a person names', () => {
  const run = write('run/public', request);
  const below = write('run/trees/task/public', task);
  const both = { trees: [run, below], leftOut: [] };

  test('are all those of the run, whichever of them is named; of a release itself, that one alone', () => {
    expect(treesToShow('run', home)).toEqual({ release: run, ...both });
    expect(treesToShow(join('run', 'trees', 'task'), home)).toEqual({ release: below, ...both });
    expect(treesToShow(join('run', 'public'), home)).toEqual({ release: run, trees: [run], leftOut: [] });
    expect(treesToShow(join('run', 'trees', 'task', 'public'), home)).toMatchObject({ trees: [below] });
  });

  test('are without what does not belong there, which is named with the reason', () => {
    write('mixed/public', request);
    for (const [place, [, other]] of apart.entries()) write(`mixed/trees/t${place}/public`, other);
    write('mixed/trees/broken/public', named('mood'));
    writeFileSync(join(home, 'mixed/trees/broken/public/clusters.json'), '{');
    mkdirSync(join(home, 'mixed/trees/unfinished/private'), { recursive: true });
    const { trees, leftOut } = treesToShow('mixed', home);
    expect(trees).toEqual([join(home, 'mixed/public')]);
    expect(leftOut.map(({ why }) => why)).toEqual([
      'cannot be read',
      ...apart.map(([, other]) => whyApart(request, other)),
    ]);
  });
});
