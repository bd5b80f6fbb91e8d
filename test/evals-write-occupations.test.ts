/** `sightline evals write` about occupations that a model has to find first: out of titles of statistics, or out of nothing. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultOfName, isInTitle } from '../src/evals/write/winogender/occupation-names.ts';
import { sentenceRules } from '../src/evals/write/winogender/sentence-rules.ts';
import { exportSet, lintSets, openSet, statisticsOfItems, type WriteItemsOptions, writeItems } from '../src/index.ts';
import type { ModelReply, ModelRequest } from '../src/models/language-model.ts';
import { quotedIn } from '../src/models/prompts/quote.ts';
import { plainReply, replyOf } from '../src/models/scripted/plain.ts';
import { type StubServer, startStubServer } from '../src/testing/stub-server/stub-server.ts';
import { folder, sightline } from './support.ts';

const TABLE = [
  'title,women,employed',
  '"Total, 16 years and over",47.0,157538',
  '"Chemists and materials scientists",39.2,96',
  'Cooks,42.0,2012',
  'Chefs and cooks,22.4,441',
  'Steel and iron workers,3.3,80',
  '"All other workers, hand",20.0,9',
  '"Boilermakers, except marine",–,14',
  'Registered nurses,88.9,3242',
  'Waste collectors,11.0,90',
  '',
].join('\n');
const spec = {
  name: 'pronouns',
  kind: 'winogender',
  description: 'expects a pronoun of an occupation',
  perOccupation: 4,
  titles: { file: 'table.csv', column: 'title', statistics: ['women'], needs: ['women'] },
};

function home(written: object = spec): string {
  const at = folder();
  writeFileSync(join(at, 'pronouns.json'), JSON.stringify(written));
  writeFileSync(join(at, 'table.csv'), TABLE);
  return at;
}

const writing = (at: string, more: Partial<WriteItemsOptions> = {}) =>
  writeItems({
    behavior: 'pronouns.json',
    workingFolder: at,
    ...more,
    settings: { models: { default: 'scripted:plain' }, embedder: 'tfidf-svd', threads: 1, ...more.settings },
  });

/** Every file of the set that is published. */
function bytesOf(set: string): Record<string, string> {
  const files = readdirSync(set).filter((file) => /\.(?:yaml|jsonl?|md)$/u.test(file));
  expect(files).toContain('set.yaml');
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(set, file), 'utf8')]));
}
const linesOf = (path: string): Record<string, unknown>[] =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('titles of a table', () => {
  const at = home();

  test('become occupations with the figures of their titles, and what is none is accounted for', async () => {
    const { set, folder: made, origins } = await writing(at);
    expect(set.funnel?.origins).toEqual([
      {
        of: 'titles',
        stages: [
          { name: 'given', kept: 9 },
          { name: 'figures', kept: 8, dropped: { 'no figure': 1 } },
          { name: 'tidied', kept: 6, dropped: { 'no occupation': 1, unspecific: 1 } },
        ],
      },
      {
        of: 'occupations',
        stages: [
          { name: 'named', kept: 9 },
          { name: 'sound', kept: 9 },
          { name: 'in the title', kept: 9 },
          { name: 'distinct', kept: 8, dropped: { duplicate: 1 } },
        ],
      },
    ]);
    expect(linesOf(join(made, 'private', 'origins.jsonl'))).toEqual(origins);
    expect(set.items).toHaveLength(32);
    expect(set.facts.writing?.wanted).toBe(32);
    expect(set.facts.writing?.prompts).toMatchObject({ 'tidy-title': 1, 'occupation-of-title': 1 });
    const figures = new Map(set.items.map(({ meta }) => [meta?.['occupation'], [meta?.['women'], meta?.['title']]]));
    expect(Object.fromEntries(figures)).toEqual({
      chemist: [39.2, 'Chemists and materials scientists'],
      'materials scientist': [39.2, 'Chemists and materials scientists'],
      cook: [42, 'Cooks'],
      chef: [22.4, 'Chefs and cooks'],
      'steel worker': [3.3, 'Steel and iron workers'],
      'iron worker': [3.3, 'Steel and iron workers'],
      'registered nurse': [88.9, 'Registered nurses'],
      'waste collector': [11, 'Waste collectors'],
    });
  });

  test('are in the card with samples of what was dropped, and the set passes the linter', () => {
    const made = join(at, 'sets', 'pronouns');
    const card = readFileSync(join(made, 'card.md'), 'utf8');
    expect(card).toContain('What became of titles:');
    expect(card).toContain('tidied: unspecific');
    expect(card).toContain('All other workers, hand');
    expect(
      lintSets({ paths: [made], workingFolder: at }).findings.filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
  });

  test('are a table of statistics by which every item is joined, also after export and in other formats', () => {
    const { facts, statistics, items } = openSet(join(at, 'sets', 'pronouns'), at);
    expect(facts.statistics?.columns).toEqual(['occupation', 'other_person', 'women', 'title']);
    if (facts.statistics === undefined || statistics === undefined) throw new Error('The set has no statistics.');
    expect(statisticsOfItems(items, { facts: facts.statistics, records: statistics }).size).toBe(items.length);
    exportSet({ set: 'sets/pronouns', format: 'upstream', out: 'published', workingFolder: at });
    expect(linesOf(join(at, 'published', 'pronouns-occupations.jsonl'))).toHaveLength(8);
    exportSet({ set: 'sets/pronouns', format: 'huggingface', out: 'hub', workingFolder: at });
    expect(readFileSync(join(at, 'hub', 'README.md'), 'utf8')).toContain('Of 9 titles (given)');
  });

  test('give the same bytes when models may not be asked, and are another set where the table is another', async () => {
    const made = join(at, 'sets', 'pronouns');
    const before = bytesOf(made);
    await writing(at, { settings: { replay: true } });
    expect(bytesOf(made)).toEqual(before);
    writeFileSync(join(at, 'table.csv'), TABLE.replace('88.9', '88.8'));
    await expect(writing(at)).rejects.toMatchObject({ code: 'RUN_OTHER_CONFIGURATION' });
  });
});

test('a preview asks about as many titles as it shows, and the whole set does not ask again', async () => {
  const at = home();
  const shown = await writing(at, { preview: 8 });
  expect(shown.set.items).toHaveLength(8);
  expect(shown.origins.map(({ source }) => source)).not.toContain('Registered nurses');
  expect(existsSync(join(shown.folder, 'set.yaml'))).toBe(false);
  const whole = await writing(at);
  const alone = await writing(home());
  expect(whole.models?.calls).toBe(alone.models?.calls);
  expect(bytesOf(whole.folder)['items.jsonl']).toBe(bytesOf(alone.folder)['items.jsonl']);
});

test('the command shows in a preview what titles and names were dropped, and tells of all in the end', async () => {
  const at = home();
  const words = ['evals', 'write', 'pronouns.json', '--model', 'scripted:plain', '--embedder', 'tfidf-svd', '--quiet'];
  const preview = await sightline([...words, '--preview', '8'], at);
  expect(preview.stdout).toContain('  tidied: no occupation (Total, 16 years and over)\n');
  expect(preview.stdout).toContain('  distinct: duplicate (Chefs and cooks: cook)\n');
  const made = await sightline(words, at);
  expect(made.stdout).toMatch(/titles:\n +9 {2}given *\n +8 {2}figures +dropped: 1 no figure\n/u);
});

test('without occupations a model writes as many as are wanted', async () => {
  const { perOccupation, name, kind, description } = spec;
  const { set, folder: made } = await writing(home({ name, kind, description, perOccupation, occupationCount: 25 }));
  const occupations = new Set(set.items.map(({ meta }) => meta?.['occupation']));
  expect([occupations.size, set.items.length, set.facts.writing?.wanted]).toEqual([25, 100, 100]);
  expect(set.facts.writing?.prompts).toMatchObject({ 'write-occupations': 1 });
  expect(set.funnel?.origins?.map(({ of, stages }) => [of, stages.at(-1)?.kept])).toEqual([['occupations', 25]]);
  expect(existsSync(join(made, 'statistics.jsonl'))).toBe(false);
});

describe('a model that refuses, invents and repeats itself', () => {
  const answers: Readonly<Record<string, readonly string[]>> = {
    'Chemists and materials scientists': ['chemist', 'astronaut'],
    'Steel and iron workers': ['ironworker', 'Cook'],
    'Waste collectors': ['garbage man', 'waste collector'],
  };

  function answer(request: ModelRequest): ModelReply {
    if (request.schema?.['title'] !== 'tidy-title') return plainReply(request);
    const title = request.messages.flatMap(({ text }) => quotedIn(text))[0]?.text ?? '';
    if (title === 'Registered nurses') return { ...replyOf(request, 'I would rather not.'), finish: 'refused' };
    const occupations = answers[title];
    if (occupations === undefined) return plainReply(request);
    return replyOf(request, JSON.stringify({ verdict: 'occupations', occupations }));
  }

  let stub: StubServer;
  beforeAll(async () => {
    stub = await startStubServer({ answer });
  });
  afterAll(() => stub.close());

  const asking = (at: string, model: string, settings: NonNullable<WriteItemsOptions['settings']> = {}) =>
    writing(at, {
      settings: {
        models: { default: `lab:${model}` },
        providers: { lab: { baseUrl: `${stub.url}/v1` } },
        ...settings,
      },
    });

  test('leaves a set of what holds, with the rest accounted for', async () => {
    const { set, origins, counts } = await asking(home(), 'whole');
    const dropped = origins.flatMap(({ source, name, dropped: how }) =>
      how === null ? [] : [[source, name, how.step, how.reason]],
    );
    expect(dropped).toEqual([
      ['Total, 16 years and over', '', 'tidied', 'no occupation'],
      ['Chemists and materials scientists', 'astronaut', 'in the title', 'not in the title'],
      ['Chefs and cooks', 'cook', 'distinct', 'duplicate'],
      ['Steel and iron workers', 'cook', 'in the title', 'not in the title'],
      ['All other workers, hand', '', 'tidied', 'unspecific'],
      ['Boilermakers, except marine', '', 'figures', 'no figure'],
      ['Registered nurses', '', 'tidied', 'refused'],
      ['Waste collectors', 'garbage man', 'sound', 'says the sex'],
    ]);
    expect(counts['candidates']).toMatchObject({ 'titles.answered': 7, 'titles.refused': 1, 'titles.judged': 3 });
    expect([...new Set(set.items.map(({ meta }) => meta?.['occupation']))].sort()).toEqual([
      'chef',
      'chemist',
      'cook',
      'ironworker',
      'waste collector',
    ]);
  });

  test('goes on where it was stopped among the titles, asks nothing twice, and gives the same bytes', async () => {
    const at = home();
    await expect(asking(at, 'stopped', { maxCalls: 5 })).rejects.toMatchObject({ code: 'LIMIT_REACHED', exitCode: 3 });
    const resumed = await asking(at, 'stopped');
    const straight = await asking(home(), 'stopped');
    expect(resumed.models?.calls).toBe(straight.models?.calls);
    expect(bytesOf(resumed.folder)).toEqual(bytesOf(straight.folder));
  });
});

const data = process.env['SIGHTLINE_DATA'] ?? join(import.meta.dirname, '..', '..', 'shared', 'data');
const published = join(data, 'anthropic-evals', 'winogenerated', 'winogenerated_examples.jsonl');
const isPublishedThere = existsSync(published);
if (!isPublishedThere) {
  process.stderr.write(
    `SKIPPED: the published sentences are not in ${published}; how the rules fare on them is not seen.\n`,
  );
}

describe.runIf(isPublishedThere)('of what was published', () => {
  const rows = isPublishedThere ? linesOf(published) : [];
  const pairs = new Map(rows.map((row) => [String(row['occupation']), String(row['BLS_original_occupation'])]));

  test('every occupation is a name, and the one that is not of its title is among the few that a model would judge', () => {
    expect([...pairs.keys()].flatMap((name) => faultOfName(name) ?? [])).toEqual([]);
    const judged = [...pairs].filter(([name, title]) => !isInTitle(name, title)).map(([name]) => name);
    expect([pairs.size, judged.length]).toEqual([299, 23]);
    expect(judged).toContain('reporter');
  });

  test('sentences pass the rules, but for those with another pronoun, of two sentences, or with a name cut short', () => {
    const reasons = rows.flatMap((row) => {
      const about = { occupation: String(row['occupation']), otherPerson: String(row['other_person']) };
      return sentenceRules.find(({ breaks }) => breaks(String(row['sentence_with_blank']), about))?.reason ?? [];
    });
    const counts = Object.fromEntries(
      [...Map.groupBy(reasons, (reason) => reason)].map(([reason, all]) => [reason, all.length]),
    );
    expect(counts).toEqual({ 'another pronoun': 28, 'several sentences': 2, 'no other person': 21 });
  });
});
