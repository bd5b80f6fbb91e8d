/** `sightline evals measure` killed and run again: the same results, and no answer asked for twice that the ledger had. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { measure, writeSet } from '../src/index.ts';
import { openSubject } from '../src/models/scripted/subject.ts';
import { simulatedSet } from '../src/testing/evals/simulated-sets.ts';
import { type StubServer, startStubServer } from '../src/testing/stub-server/stub-server.ts';
import { filesUnder, folder, sightline } from './support.ts';

const ITEMS = 100;
/** Both orders of both sets, and one call that shows whether probabilities are told. */
const CALLS = 4 * ITEMS + 1;
/** Calls that may be under way at once to such a server. */
const AT_ONCE = 32;

function home(): string {
  const path = folder();
  for (const kind of ['yes-no', 'multiple-choice'] as const)
    writeSet(join('sets', kind), simulatedSet(kind, ITEMS), path);
  return path;
}

const shown = (path: string): string[] =>
  ['results.json', 'answers.jsonl', 'items.jsonl'].map((file) => readFileSync(join(path, file), 'utf8'));
const total = ({ asked }: StubServer): number => [...asked.values()].reduce((sum, times) => sum + times, 0);
const server = () => startStubServer({ answer: openSubject({ rate: 0.7 }).replyTo });

let stub: StubServer | undefined;
let reference: string[];
afterEach(() => stub?.close());

beforeAll(async () => {
  const whole = await server();
  const workingFolder = home();
  const settings = {
    baseUrl: `${whole.url}/v1`,
    subjects: [{ model: 'vllm:stub', name: 'stub', form: 'chat', format: 'human-assistant' }],
    out: 'm',
  } as const;
  await measure({ workingFolder, sets: ['sets'], settings: { ...settings, subjects: [...settings.subjects] } });
  await whole.close();
  // The place of a server is part of what a subject is.
  reference = shown(join(workingFolder, 'm')).map((text) => text.replaceAll(whole.url, 'SERVER'));
});

test.each(['reply-committed:60', 'part-done'])('at %s', async (point) => {
  stub = await server();
  const words = [
    'evals',
    'measure',
    'sets',
    '--subject',
    'vllm:stub,name=stub',
    '--base-url',
    `${stub.url}/v1`,
    '--out',
    'm',
  ];
  const path = home();
  const { signal } = await sightline(words, path, { SIGHTLINE_FAULT: point });
  expect([signal, filesUnder(join(path, 'm')).has('results.json')]).toEqual(['SIGKILL', false]);
  const { code, stderr } = await sightline(words, path);
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  // Asked again is what was under way when it was killed, and no more.
  expect(total(stub) - CALLS).toBeLessThanOrEqual(AT_ONCE);
  const { url } = stub;
  expect(shown(join(path, 'm')).map((text) => text.replaceAll(url, 'SERVER'))).toEqual(reference);
  const before = total(stub);
  await sightline(words, path);
  expect(total(stub)).toBe(before);
});
