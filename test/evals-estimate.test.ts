/** `sightline evals write --estimate`: what it says a set would take is what the set then takes. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { estimateWriting, writeItems } from '../src/index.ts';
import { folder, sightline } from './support.ts';
import { estimateMisses, optionsFor, outside, specs, statements } from './writing-estimates.ts';

const small: readonly (readonly [string, object])[] = [
  ...Object.entries(specs).map(([name, spec]) => [name, { ...spec, perLabel: 20, perCall: 5 }] as const),
  ['statements on topics of the spec', { ...statements, topics: ['work', 'sport'], perLabel: 20 }],
  [
    'pronouns of occupations that are still to be found',
    { name: 'found', kind: 'winogender', description: 'expects a pronoun', occupationCount: 6, perOccupation: 3 },
  ],
  ['statements one by one', { name: 'single', description: 'is so', topics: ['one'], perCall: 1, perLabel: 10 }],
];

describe('the bounds hold, and nothing is left when it is done, of', () => {
  test.each(small)('%s', async (_, spec) => expect(await estimateMisses(optionsFor(spec))).toEqual([]), 120_000);
});

test('nobody is asked, and neither a key nor consent is needed', async () => {
  const fetched: unknown[] = [];
  const fetch = async (...args: unknown[]) => {
    fetched.push(args);
    throw new Error('nobody may be asked');
  };
  const models = { writer: 'anthropic:claude-haiku-4-5', discriminator: 'openai:gpt-4.1-mini' };
  const asked = { fetch, settings: { models, maxCost: 0.01 } };
  const { writer, checks, vectors, whole, caps, items } = await estimateWriting(optionsFor(statements, asked));
  expect([writer.firstRound.asks, checks[0]?.asks, vectors]).toEqual([models.writer, models.discriminator, null]);
  expect(items).toBe(1000);
  // Half price of what is left with vendors; time is not known before a call was made.
  expect(whole.batchCost?.likely).toBeCloseTo((whole.cost?.likely ?? 0) / 2, -6);
  expect(whole.seconds.high).toBe(Number.POSITIVE_INFINITY);
  expect(caps).toMatchObject([{ cap: 'cost', fits: 'no' }]);
  const embedded = { fetch, settings: { models, embedder: 'openai:text-embedding-3-small' } };
  expect((await estimateWriting(optionsFor(statements, embedded))).vectors?.estimate.calls.high).toBeGreaterThan(0);
  expect(fetched).toEqual([]);
});

test('where the server may give no probabilities, votes are the most', async () => {
  const perItem = async (discriminator: string) => {
    const models = { writer: 'scripted:plain', discriminator };
    const [label] = (await estimateWriting(optionsFor(statements, { settings: { models } }))).checks;
    return label as NonNullable<typeof label>;
  };
  const [likely, voted] = [await perItem('openai:gpt-4.1-mini'), await perItem('anthropic:claude-haiku-4-5')];
  expect(likely.ways).toBe(4);
  // Eight votes instead of four questions, after one call that shows what the server gives.
  expect(voted.estimate.calls.likely - 1).toBe(2 * (likely.estimate.calls.likely - 1));
  expect(voted.estimate.calls.high).toBe(likely.estimate.calls.high);
});

test('of a run that was stopped only what is missing is counted', async () => {
  const options = optionsFor({ ...statements, perLabel: 20, perCall: 5 });
  const whole = await estimateWriting(options);
  await expect(writeItems({ ...options, settings: { ...options.settings, maxCalls: 100 } })).rejects.toMatchObject({
    code: 'LIMIT_REACHED',
  });
  const rest = await estimateWriting(options);
  expect(rest.writer.firstRound).toMatchObject({ made: whole.writer.firstRound.estimate.calls.likely });
  expect(rest.writer.firstRound.estimate.calls.high).toBe(0);
  expect(rest.checks[0]?.made).toBeGreaterThan(50);
  const { models } = await writeItems(options);
  expect(outside('calls', (models?.calls ?? 0) - 100, rest.whole.calls)).toEqual([]);
});

test('under another configuration than the folder has it is refused, as the set is', async () => {
  const options = optionsFor({ name: 'single', description: 'is so', topics: ['one'], perLabel: 5 });
  await writeItems(options);
  const other = { ...options, settings: { ...options.settings, seed: 7 } };
  await expect(estimateWriting(other)).rejects.toMatchObject({ code: 'RUN_OTHER_CONFIGURATION' });
});

test('the command says it stage by stage, with what is assumed, and writes nothing', async () => {
  const home = folder();
  const words = ['evals', 'write', 'likes tea', '--model', 'scripted:plain', '--embedder', 'tfidf-svd', '--estimate'];
  const { code, stdout } = await sightline([...words, '--max-calls', '10'], home);
  expect(code).toBe(0);
  for (const row of [
    'items',
    'writer',
    'preparation',
    'first round',
    'more rounds',
    'label',
    'calls',
    'tokens',
    'cost',
  ])
    expect(stdout).toMatch(new RegExp(`^${row} `, 'mu'));
  expect(stdout).toContain('70.0 % is taken to be kept');
  expect(stdout).toMatch(/--max-calls +10 is too little/u);
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(96);
  const json = JSON.parse((await sightline([...words, '--json'], home)).stdout);
  expect(json.whole.calls.likely).toBeGreaterThan(1000);
  expect(existsSync(join(home, 'sets', 'likes-tea', 'set.yaml'))).toBe(false);
});
