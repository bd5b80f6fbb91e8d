/** Parents of a run that continues another keep their ids: the lexical tree, and one by a model. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openRelease, type ReleaseData } from '../src/index.ts';
import { bytesOf, conversations, folder, type Row, sightline, writeRows } from './support.ts';

const home = folder();
const common = ['--privacy', 'local', '--embedder', 'tfidf-svd', '--stability', '0', '--top', '3', '--quiet'];
const march = conversations(600);
/** All but the conversations about bread, and as many about something that was not there. */
const april = [
  ...march.filter((row) => !isBread(row)),
  ...march.filter(isBread).map((row, index): Row => {
    const content = `Trim the ${index % 2 ? 'roses' : 'hedges'} and water the garden beds in spring`;
    return { ...row, id: `new-${row.id}`, messages: [{ role: 'user', content }] };
  }),
];

function isBread({ messages }: Row): boolean {
  return /sourdough|flour|oven|dough|crust/u.test(messages.map(({ content }) => content).join(' '));
}

const run = async (rows: readonly Row[], out: string, ...more: string[]) => {
  const input = writeRows(join(home, `${out}.jsonl`), rows);
  const outcome = await sightline(['insights', 'run', input, ...common, '--out', out, ...more], home);
  expect(outcome.code, outcome.stderr).toBe(0);
  return outcome;
};

const parentsOf = (release: string): ReleaseData['clusters']['clusters'] =>
  openRelease(join(home, release)).clusters.clusters.filter(({ level }) => level > 0);
const countsOf = (out: string): Record<string, number> =>
  (
    JSON.parse(readFileSync(join(home, out, 'private', 'manifest.json'), 'utf8')) as {
      stages: { name: string; counts: Record<string, number> }[];
    }
  ).stages.find(({ name }) => name === 'hierarchy')?.counts ?? {};

/** What every release of a run that continues another says of its parents. */
function checkParents(before: string, after: string): void {
  const known = new Set(parentsOf(before).map(({ id }) => id));
  const parents = parentsOf(after);
  expect(parents.length).toBeGreaterThan(1);
  for (const { id, lineage } of parents) {
    expect(id).toMatch(/^p\d{4}$/u);
    if (lineage === undefined) continue;
    expect(Object.keys(lineage).sort()).toEqual(['from', 'kind']);
    expect(lineage.from.every((earlier) => known.has(earlier))).toBe(true);
    expect(lineage.kind === 'continues').toBe(known.has(id));
  }
}

beforeAll(() => {
  // Who is heard together follows from it: another secret has another tree.
  mkdirSync(join(home, '.sightline'), { mode: 0o700 });
  writeFileSync(join(home, '.sightline', 'secret'), 'the secret of lasting parents 32', { mode: 0o600 });
});

describe('the lexical tree', () => {
  let said = '';
  beforeAll(async () => {
    await run(march, 'march', '--k', '12');
    said = (await run(april, 'april', '--k', '14', '--continues', 'march')).stdout;
  });

  test('keeps the ids of parents by what they hold, though base clusters are others', async () => {
    checkParents('march/public', 'april/public');
    const continued = parentsOf('april/public').filter(({ lineage }) => lineage?.kind === 'continues');
    expect(continued.length).toBeGreaterThan(0);
    expect(said).toMatch(/Of its \d parents, \d continue and \d (?:is|are) gone; \d split off/u);
    const { 'lineage.continues': continues = 0, 'lineage.gone': gone = 0, parents = 0, ...counts } = countsOf('april');
    expect(continues + gone).toBe(parentsOf('march/public').length);
    expect(
      continues + (counts['lineage.split'] ?? 0) + (counts['lineage.merged'] ?? 0) + (counts['lineage.born'] ?? 0),
    ).toBe(parents);
    expect((await sightline(['verify', 'april'], home)).code).toBe(0);
  });

  test('of the same conversations again is the same tree: all parents continue, and no number is used up', async () => {
    await run(march, 'again', '--k', '12', '--continues', 'march');
    const before = parentsOf('march/public').map(({ id, conversations: own }) => [id, own]);
    expect(parentsOf('again/public').map(({ id, conversations: own }) => [id, own])).toEqual(before);
    expect(parentsOf('again/public').map(({ lineage }) => lineage?.kind)).toEqual(before.map(() => 'continues'));
  });

  test('of a run that is extended keeps its ids, and says nothing of a run before', async () => {
    writeRows(join(home, 'more.jsonl'), conversations(30, 9));
    const words = ['insights', 'extend', 'april', 'more.jsonl', '--out', 'extended', '--quiet'];
    const extended = await sightline(words, home);
    expect(extended.code, extended.stderr).toBe(0);
    expect(extended.stdout).not.toContain('parents, ');
    expect(parentsOf('extended/public').map(({ id }) => id)).toEqual(parentsOf('april/public').map(({ id }) => id));
    expect(parentsOf('extended/public').every(({ lineage }) => lineage === undefined)).toBe(true);
    await run(april, 'may', '--k', '14', '--continues', 'extended');
    checkParents('extended/public', 'may/public');
  });
});

describe('a tree by a model', () => {
  const model = ['--model', 'scripted:plain'];

  test('keeps ids as well, and a release of it says the same when the earlier run is gone', async () => {
    await run(march, 'first', '--k', '14', ...model);
    await run(april, 'second', '--k', '14', ...model, '--continues', 'first');
    checkParents('first/public', 'second/public');
    expect(parentsOf('second/public').some(({ lineage }) => lineage?.kind === 'continues')).toBe(true);
    expect((await sightline(['verify', 'second'], home)).code).toBe(0);
    expect((await sightline(['insights', 'purge', 'first'], home)).code).toBe(0);
    const again = await sightline(['insights', 'release', 'second', '--privacy', 'local', '--out', 'released'], home);
    expect(again.code, again.stderr).toBe(0);
    expect(bytesOf(join(home, 'released'))).toBe(bytesOf(join(home, 'second', 'public')));
  });
});
