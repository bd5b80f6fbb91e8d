/** Runs after one question was changed: over a stub server, killed, replayed, left with a vendor. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plainReply } from '../src/models/scripted/plain.ts';
import { served } from '../src/testing/stub-server/batches/served.ts';
import { type StubServer, startStubServer } from '../src/testing/stub-server/stub-server.ts';
import { conversations, filesUnder, folder, type Outcome, sightline, writeRows } from './support.ts';

const home = folder();
// One workspace for all runs: its ledger knows what was asked.
mkdirSync(join(home, '.sightline'));
const rows = conversations(150, 5);
/** Those of the same words are one call. */
const DIFFERENT = new Set(rows.map(({ messages }) => JSON.stringify(messages))).size;
writeRows(join(home, 'rows.jsonl'), rows);

const QUESTIONS = ['request', 'task', '{ name: mood, question: How is the mood?, values: [happy, angry] }'];
const CHANGED = [...QUESTIONS.slice(0, 2), '{ name: mood, question: How is the mood?, values: [happy, sad, angry] }'];

/** Of each call about a conversation, the names of its questions. */
const questionsAsked: string[] = [];
let stub: StubServer;
beforeAll(async () => {
  stub = await startStubServer({
    answer: (request) => {
      const { title, properties } = request.schema ?? {};
      if (title === 'facets') questionsAsked.push(Object.keys(properties as object).join());
      return plainReply(request);
    },
  });
});
afterAll(() => stub.close());

interface Asked {
  readonly out: string;
  readonly facets: readonly string[];
  readonly model: string;
  readonly url?: string;
  readonly more?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

function run({ out, facets, model, url = stub.url, more = [], env = {} }: Asked): Promise<Outcome> {
  const provider = model.split(':')[0];
  const lines = facets.map((facet) => `  - ${facet}`).join('\n');
  const place = `providers: { ${provider}: { baseUrl: "${url}/v1", keyVariable: OUR_API_KEY } }`;
  writeFileSync(join(home, `${out}.yaml`), `${place}\nfacets:\n${lines}\n`);
  const words = ['--model', model, '--embedder', 'tfidf-svd', '--k', '4', '--config', `${out}.yaml`, '--out', out];
  return sightline(['insights', 'run', 'rows.jsonl', '--json', ...words, ...more], home, {
    OUR_API_KEY: 'a-key-of-the-stub',
    ...env,
  });
}

/** What it found of every conversation, and what is public but for the files that name the analyst. */
function madeBy(out: string): ReadonlyMap<string, string> {
  const files = filesUnder(join(home, out, 'public'));
  for (const name of ['manifest.json', 'report.html']) files.delete(name);
  for (const [name, rows] of filesUnder(join(home, out, 'private', 'shards', 'facets'))) files.set(name, rows);
  expect(files.size).toBeGreaterThan(1);
  return files;
}
const askedOf = (server: StubServer): number => [...server.asked.values()].reduce((sum, times) => sum + times, 0);
const callsOf = (out: string): number =>
  JSON.parse(readFileSync(join(home, out, 'private', 'manifest.json'), 'utf8')).models.calls;

beforeAll(async () => {
  const model = 'lab:undisturbed';
  expect((await run({ out: 'first', facets: QUESTIONS, model })).code).toBe(0);
  expect((await run({ out: 'undisturbed', facets: CHANGED, model })).code).toBe(0);
}, 60_000);

test('asks the changed question alone', () => {
  const times = (names: string): number => questionsAsked.filter((asked) => asked === names).length;
  expect([times('request,task,mood'), times('mood')]).toEqual([DIFFERENT, DIFFERENT]);
  expect(questionsAsked.length).toBe(2 * DIFFERENT);
});

test.each(['reply-received:40', 'reply-committed:90', 'ledger-before-commit:4', 'ledger-after-commit:8'])(
  'killed at %s goes on to the same, pays for what was lost alone, and replays',
  async (fault) => {
    const name = fault.replace(':', '-');
    const asked = { facets: CHANGED, model: `lab:${name}` };
    expect((await run({ ...asked, out: `first-${name}`, facets: QUESTIONS })).code).toBe(0);
    expect((await run({ ...asked, out: name, env: { SIGHTLINE_FAULT: fault } })).code).not.toBe(0);
    expect((await run({ ...asked, out: name })).code).toBe(0);
    expect(madeBy(name)).toEqual(madeBy('undisturbed'));
    // Only what was under way may have been asked twice.
    expect(callsOf(name) - callsOf('undisturbed')).toBeLessThanOrEqual(64);
    const before = askedOf(stub);
    expect((await run({ ...asked, out: `replayed-${name}`, more: ['--replay'] })).code).toBe(0);
    expect(madeBy(`replayed-${name}`)).toEqual(madeBy(name));
    expect(askedOf(stub)).toBe(before);
  },
  90_000,
);

test('with one fewer, or in another order, asks nothing about conversations', async () => {
  const model = 'lab:undisturbed';
  const before = questionsAsked.length;
  expect((await run({ out: 'fewer', facets: QUESTIONS.slice(0, 2), model })).code).toBe(0);
  expect((await run({ out: 'turned', facets: QUESTIONS.toReversed(), model })).code).toBe(0);
  expect(questionsAsked.length).toBe(before);
}, 60_000);

test('left with a vendor in batches comes to the same', async () => {
  const { server } = await served('openai', {
    plan: { looks: 0 },
    stub: { answer: (request) => plainReply(request) },
  });
  const asked = { model: 'openai:batched', url: server.url, more: ['--batch'] };
  expect((await run({ ...asked, out: 'batched-first', facets: QUESTIONS })).code).toBe(0);
  expect((await run({ ...asked, out: 'batched', facets: CHANGED })).code).toBe(0);
  expect(madeBy('batched')).toEqual(madeBy('undisturbed'));
  expect(callsOf('batched')).toBe(callsOf('undisturbed'));
}, 90_000);
