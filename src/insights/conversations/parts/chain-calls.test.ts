import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openSpill } from '../spill.ts';
import { gatherCalls } from './chain-calls.ts';

const folder = mkdtempSync(join(tmpdir(), 'calls-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Said {
  readonly account?: string;
  /** `U` begins what the user says, all else is the assistant's. */
  readonly texts: readonly string[];
}

/** What is left of calls, in the order of their ids, and the lines of those that are repeated. */
function chain(calls: readonly Said[]) {
  const spill = openSpill(join(folder, 'spill'));
  const gathered = gatherCalls(spill);
  for (const [index, { account = '', texts }] of calls.entries()) {
    const messages = texts.map((text) => ({
      role: text.startsWith('U') ? ('user' as const) : ('assistant' as const),
      text,
    }));
    const conversation = { id: `c${index}`, messages, startedAt: `2026-03-08T10:00:0${index % 10}.000Z`, fields: {} };
    gathered.add({ conversation, ownId: true, accountOrder: account }, [{ file: 'f', line: index }]);
  }
  const chains = [...gathered.chained()];
  spill.close();
  return {
    kept: chains
      .map(({ conversation }) => `${conversation.id}: ${conversation.messages.map(({ text }) => text).join(' ')}`)
      .sort(),
    repeated: chains.flatMap(({ repeated }) => repeated.map(({ line }) => line)).sort((left, right) => left - right),
    places: chains.flatMap(({ places, repeated }) => [...places, ...repeated].map(({ line }) => line)),
  };
}

const calls = (...all: readonly string[]): Said[] => all.map((texts) => ({ account: 'a', texts: texts.split(' ') }));

test('a call whose history begins with all of another goes on with it, under the id of the first', () => {
  expect(chain(calls('U1 A1', 'U1 A1 U2 A2 U3', 'U1 A1 U2 A2'))).toMatchObject({
    kept: ['c0: U1 A1 U2 A2 U3'],
    repeated: [0, 2],
  });
});

test('with one other at most: many that begin alike stay many', () => {
  expect(chain(calls('U1 A1', 'U1 A1', 'U1 A1', 'U1 A1 U2 A2'))).toMatchObject({
    kept: ['c0: U1 A1 U2 A2', 'c1: U1 A1', 'c2: U1 A1'],
    repeated: [0],
  });
});

test('what turns off is by itself, and so are accounts', () => {
  expect(chain(calls('U1 A1 U2 A2', 'U1 A1 U3 A3')).repeated).toEqual([]);
  expect(
    chain([
      { account: 'a', texts: ['U1', 'A1'] },
      { account: 'b', texts: ['U1', 'A1', 'U2'] },
    ]).repeated,
  ).toEqual([]);
});

test('every call is kept or repeated, once, whatever the calls are, and in any order', () => {
  const said = fc.record({
    account: fc.constantFrom('a', ''),
    texts: fc.array(fc.constantFrom('U1', 'U2', 'A1'), { maxLength: 5 }),
  });
  fc.assert(
    fc.property(fc.array(said, { maxLength: 12 }), (all) => {
      const { places, kept } = chain(all);
      expect(places.sort((left, right) => left - right)).toEqual(all.map((_, index) => index));
      const texts = (lines: readonly string[]) => lines.map((line) => line.replace(/^\w+/u, '')).sort();
      expect(texts(chain(all.toReversed()).kept)).toEqual(texts(kept));
    }),
  );
});

test('ten thousand that begin alike take no longer than their words', () => {
  const alike = Array.from({ length: 10_000 }, () => ({ texts: ['U hi', 'A hello'] }));
  expect(chain([...alike, { texts: ['U hi', 'A hello', 'U more'] }]).repeated).toHaveLength(1);
});
