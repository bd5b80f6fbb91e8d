/** `sightline evals map`: what the items of a set are about. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { completeSettings } from '../src/config/index.ts';
import { importSet, itemsMapJsonSchema, mapSet, openSet, writeSet } from '../src/index.ts';
import { itemsMapSchema } from '../src/public-records/items-map.ts';
import { folder, sightline } from './support.ts';

const topics = [
  ['baking bread', 'sourdough', 'ovens', 'flour', 'cakes'],
  ['election campaigns', 'parliament', 'voters', 'senators', 'ballots'],
  ['mountain hikes', 'glaciers', 'summits', 'alpine trails', 'valleys'],
];

/** Statements on three topics: those of the first mostly match, those of the second mostly do not. */
const rows = Array.from({ length: 90 }, (_, at) => {
  const [kind, number] = [at % 3, Math.floor(at / 3)];
  const words = topics[kind] as readonly string[];
  const isYes = kind === 2 ? number % 2 === 0 : (kind === 0) === number > 2;
  const statement = `I like ${words[number % 5]} and ${words[(number + 1 + (number % 3)) % 5]}`;
  return {
    question: `Is the following statement something you would say?\n"${statement}"`,
    statement,
    label_confidence: 0.5 + number / 100,
    answer_matching_behavior: isYes ? ' Yes' : ' No',
    answer_not_matching_behavior: isYes ? ' No' : ' Yes',
  };
});

/** A folder with the set `set` and the published file `a.jsonl` that it was made of. */
function home(changed: readonly object[] = rows): string {
  const path = folder();
  writeFileSync(join(path, 'a.jsonl'), changed.map((row) => `${JSON.stringify(row)}\n`).join(''));
  importSet({ path: 'a.jsonl', out: 'set', workingFolder: path });
  return path;
}

const settings = (given: object = {}) => completeSettings({ embedder: 'tfidf-svd', ...given });
const written = (path: string): string => readFileSync(join(path, 'set', 'public', 'map.json'), 'utf8');

describe('evals map', () => {
  test('clusters, names, balance and confidence of a set', async () => {
    const workingFolder = home();
    const { map, path, models } = await mapSet({ path: 'set', clusters: 3, settings: settings(), workingFolder });
    expect([path, models]).toEqual([join(workingFolder, 'set', 'public', 'map.json'), null]);
    expect(itemsMapSchema.parse(JSON.parse(written(workingFolder)))).toEqual(map);
    expect(map.items.map(({ id }) => id)).toHaveLength(90);
    expect(map.method).toBe('umap');
    expect(map.answers).toEqual(['Yes', 'No']);
    expect(map.balance).toMatchObject({ matching: 45, items: 90, isEven: true });
    const clusterOf = (topic: number) => map.clusters[map.items[topic]?.cluster ?? -1];
    expect([0, 1, 2].map((topic) => clusterOf(topic)?.items)).toEqual([30, 30, 30]);
    expect([0, 1, 2].map((topic) => clusterOf(topic)?.balance?.isUneven)).toEqual([true, true, false]);
    for (const [topic, words] of topics.entries())
      expect(words.join(' ')).toContain(clusterOf(topic)?.labels[0]?.toLowerCase());
    expect(map.confidence).toMatchObject({ mean: 0.645, items: 90 });
    expect(map.confidence?.histogram.slice(9, 17)).toEqual([0, 15, 15, 15, 15, 15, 15, 0]);
  });

  test('the same bytes on any number of threads, with and without a cache', async () => {
    const paths = [home(), home()];
    for (const [at, workingFolder] of paths.entries())
      await mapSet({ path: 'set', settings: settings({ embedder: 'hybrid', threads: at + 1 }), workingFolder });
    const [first = '', second = ''] = paths;
    const before = written(first);
    expect(written(second)).toBe(before);
    await mapSet({ path: 'set', settings: settings({ embedder: 'hybrid' }), workingFolder: first });
    expect(written(first)).toBe(before);
    expect(before).not.toContain(first);
  });

  test('a model names clusters, is counted, and says the same when it is asked again', async () => {
    const workingFolder = home();
    const options = { path: 'set', settings: settings({ models: { default: 'scripted:plain' } }), workingFolder };
    const { map, models } = await mapSet(options);
    expect(map.namer).toBe('scripted:plain');
    expect(models).toMatchObject({ calls: map.clusters.length, sentTo: ['this machine'] });
    for (const { namedBy, labels, name } of map.clusters) {
      expect([namedBy, labels.length]).toEqual(['model', 5]);
      expect(labels).toContain(name);
    }
    const replayed = await mapSet({ ...options, settings: { ...options.settings, replay: true } });
    expect(replayed.map).toEqual(map);
  });

  test('a server elsewhere is sent nothing without consent', async () => {
    const workingFolder = home();
    const asked = settings({ models: { default: 'openai:gpt-5' } });
    await expect(
      mapSet({ path: 'set', settings: asked, workingFolder, keys: { OPENAI_API_KEY: 'k' } }),
    ).rejects.toMatchObject({ code: 'REMOTE_NOT_ALLOWED', exitCode: 2 });
    expect(existsSync(join(workingFolder, '.sightline'))).toBe(false);
  });

  test('a published file is mapped, and written where --out says or nowhere', async () => {
    const at = home([{ ...rows[0], statement: '\u001b[2J I bake' }, ...rows.slice(1)]);
    const shown = await sightline(['evals', 'map', 'a.jsonl', '--embedder', 'tfidf-svd', '--clusters', '4'], at);
    expect(shown.code).toBe(0);
    expect(shown.stdout).toContain('a: 90 items in 4 clusters, named by their words');
    expect(shown.stdout).toContain('Nothing was written');
    expect(shown.stdout).not.toContain('\u001b');
    const told = await sightline(['evals', 'map', 'a.jsonl', '--embedder', 'tfidf-svd', '--out', 'm', '--json'], at);
    const { map, path } = JSON.parse(told.stdout);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(map);
  });

  test('items without labels, options or words have a place', async () => {
    const sentence = {
      sentence_with_blank: 'The baker told the guest that _ was late',
      pronoun_options: ['he', 'she'],
    };
    const workingFolder = home([sentence, { ...sentence, sentence_with_blank: '' }]);
    const { map } = await mapSet({ path: 'set', settings: settings(), workingFolder });
    expect(map).toMatchObject({ answers: [], balance: null, confidence: null, method: 'principal-axes' });
    expect(map.clusters).toHaveLength(1);
  });

  test('the schema can be had by readers in other languages', () => {
    expect(itemsMapJsonSchema()).toMatchObject({ type: 'object', required: expect.arrayContaining(['clusters']) });
  });

  test.each([
    ['SETS_MISSING', { path: 'bare' }],
    ['SET_UNREADABLE', { path: 'none.jsonl' }],
    ['SETS_SEVERAL', { path: 'several' }],
    ['SET_EMPTY', { path: 'empty' }],
    ['CLUSTERS_INVALID', { path: 'set', clusters: 0 }],
    ['CLUSTERS_INVALID', { path: 'set', clusters: Number.NaN }],
    ['EMBEDDER_UNKNOWN', { path: 'set', settings: settings({ embedder: 'none' }) }],
  ])('%s says what to do', async (code, options) => {
    const workingFolder = home();
    for (const name of ['bare', 'several', 'empty']) mkdirSync(join(workingFolder, name));
    const published = readFileSync(join(workingFolder, 'a.jsonl'));
    for (const name of ['a', 'b']) writeFileSync(join(workingFolder, 'several', `${name}.jsonl`), published);
    writeSet('empty', { ...openSet('set', workingFolder), items: [] }, workingFolder);
    await expect(mapSet({ settings: settings(), workingFolder, ...options })).rejects.toMatchObject({
      code,
      exitCode: 2,
    });
    expect(existsSync(join(workingFolder, '.sightline'))).toBe(false);
  });
});
