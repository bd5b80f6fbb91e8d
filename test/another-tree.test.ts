/** `insights tree`: a finished run, clustered by another text that the model said of its conversations. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openRelease, treesToShow } from '../src/index.ts';
import { bytesOf, conversations, folder, type Outcome, sightline, writeRows } from './support.ts';

const home = folder();
mkdirSync(join(home, '.sightline'));
const common = ['--model', 'scripted:plain', '--privacy', 'local', '--embedder', 'tfidf-svd', '--stability', '0'];
let before: string;
let tree: Outcome;

const facetsOf = (run: string) =>
  (
    JSON.parse(readFileSync(join(home, run, 'private', 'manifest.json'), 'utf8')) as {
      stages: { name: string; counts: Record<string, number> }[];
    }
  ).stages.find(({ name }) => name === 'facets')?.counts;

beforeAll(async () => {
  writeRows(join(home, 'rows.jsonl'), conversations(400, 3));
  expect((await sightline(['insights', 'run', 'rows.jsonl', ...common, '--out', 'run'], home)).code).toBe(0);
  before = bytesOf(join(home, 'run', 'public'));
  tree = await sightline(['insights', 'tree', 'run', '--of', 'task'], home);
}, 60_000);

describe('the tree of another text', () => {
  test('is a run of its own below the other one, which stays as it is', async () => {
    expect([tree.code, tree.stdout]).toEqual([0, expect.stringContaining('run/trees/task')]);
    expect(bytesOf(join(home, 'run', 'public'))).toBe(before);
    expect((await sightline(['verify', 'run/trees/task'], home)).code).toBe(0);
    expect((await sightline(['verify', 'run'], home)).code).toBe(0);
    const [one, other] = ['run', 'run/trees/task'].map((run) => openRelease(join(home, run, 'public')).clusters);
    expect(other?.total).toEqual(one?.total);
    const names = (release: typeof one) => release?.clusters.map(({ name }) => name).sort();
    expect(names(other)).not.toEqual(names(one));
    expect(other?.clusters.length).toBeGreaterThan(1);
  });

  test('asks nothing again that was answered, and shows no table', () => {
    expect(facetsOf('run/trees/task')).toMatchObject({ conversations: 400, answered: 400 });
    const models = JSON.parse(readFileSync(join(home, 'run/trees/task/private/manifest.json'), 'utf8')).models;
    // Names and audits alone: far fewer than one for each conversation.
    expect(models.calls).toBeLessThan(300);
    expect(existsSync(join(home, 'run/trees/task/public/facets'))).toBe(false);
  });

  test('is on one page with the first, in the file as well; a release named itself is alone', async () => {
    const report = async (named: string): Promise<string> => {
      const made = await sightline(['report', named, '--out', 'page.html'], home);
      expect(made.code).toBe(0);
      return made.stderr + readFileSync(join(home, 'page.html'), 'utf8');
    };
    expect(openRelease(join(home, 'run/public')).manifest.clusteredBy).toEqual({ name: 'request', title: 'Request' });
    expect(await report('run')).toMatch(
      /2 trees of the run[\s\S]*"schema":"sightline\/trees"[\s\S]*"begin":"request"/u,
    );
    expect(await report('run/trees/task')).toContain('"begin":"task"');
    expect(await report('run/public')).not.toMatch(/"sightline\/trees","trees"|trees of the run/u);
  });

  test('makes no workspace of its own, and is released, and purged with its run', async () => {
    expect(readdirSync(join(home, 'run/trees/task')).sort()).toEqual(['private', 'public']);
    const again = await sightline(['insights', 'release', 'run/trees/task', '--privacy', 'internal'], home);
    expect(again.code).toBe(0);
    const purged = await sightline(['insights', 'purge', 'run'], home);
    expect([purged.code, purged.stdout + purged.stderr]).toEqual([0, expect.stringContaining('trees/task/private')]);
    expect(existsSync(join(home, 'run/trees/task/private'))).toBe(false);
    expect(existsSync(join(home, 'run/trees/task/public'))).toBe(true);
    // Of what is left nothing is private, and it is all that the page needs.
    expect(treesToShow('run', home).trees).toHaveLength(2);
  });
});

test('says which texts there are where another is named, and that a model is needed', async () => {
  await sightline(['insights', 'run', 'rows.jsonl', ...common, '--out', 'again'], home);
  const wrong = await sightline(['insights', 'tree', 'again', '--of', 'mood'], home);
  expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringMatching(/TREE_FACET[\s\S]*besides: task/u)]);
  const same = await sightline(['insights', 'tree', 'again', '--of', 'request'], home);
  expect([same.code, same.stderr]).toEqual([2, expect.stringMatching(/made of "request" already/u)]);
  expect((await sightline(['insights', 'tree', 'again'], home)).code).toBe(2);
  const lexical = ['insights', 'run', 'rows.jsonl', '--privacy', 'local', '--embedder', 'tfidf-svd', '--out', 'words'];
  await sightline(lexical, home);
  const none = await sightline(['insights', 'tree', 'words', '--of', 'task'], home);
  expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('TREE_NEEDS_MODEL')]);
}, 60_000);
