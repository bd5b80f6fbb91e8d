import { expect, test } from 'vitest';
import { mechanismFor } from '../../privacy/dp/mechanism.ts';
import { type AskedOf, whatIsAsked } from './what-is-asked.ts';

const facet = { name: 'plan', title: 'Plan', kind: 'category', labels: ['free', 'team'] } as const;
const mechanismOf = (epsilon: number) =>
  mechanismFor(
    { epsilon, delta: 1e-6 },
    { wordSupport: 5, listed: 2, facets: [{ name: facet.name, values: facet.labels.length }] },
  );
const row = { conversation: 'c1', account: 'ann', request: 'bake bread', values: [0] };
const told = { words: [{ word: 'bread', score: 0.5 }] };
const asked: AskedOf = {
  mechanism: mechanismOf(10_000),
  method: { near: 0.3 },
  version: '1.0.0',
  encoder: 'use-lite@0.2.0',
  listed: new Set(['bread', 'cake']),
  top: 10,
  facets: [facet],
  rows: [row],
  telling: [told],
};

test('the same, asked again, is the same', () => {
  expect(whatIsAsked(structuredClone(asked))).toBe(whatIsAsked(asked));
});

/** Each would count something else: the same noise over both would let one be subtracted from the other. */
test.each<[string, Partial<AskedOf>]>([
  ['another epsilon', { mechanism: mechanismOf(20_000) }],
  ['another version of the program', { version: '1.0.1' }],
  ['another encoder', { encoder: 'use-lite@0.3.0' }],
  ['another method', { method: { near: 0.4 } }],
  ['another list of words', { listed: new Set(['bread', 'oven']) }],
  ['more areas', { top: 12 }],
  ['another label', { facets: [{ ...facet, labels: ['free', 'pro'] }] }],
  ['another order of labels', { facets: [{ ...facet, labels: ['team', 'free'] }] }],
  ['another conversation', { rows: [{ ...row, request: 'bake cake' }] }],
  ['another account', { rows: [{ ...row, account: 'bo' }] }],
  ['no account', { rows: [{ ...row, account: null }] }],
  ['another value', { rows: [{ ...row, values: [1] }] }],
  ['a conversation more', { rows: [row, { ...row, conversation: 'c2' }] }],
  ['another word read in the same text', { telling: [{ words: [{ word: 'bake', score: 0.5 }] }] }],
  ['the same word read by other arithmetic', { telling: [{ words: [{ word: 'bread', score: 0.5 + 2 ** -50 }] }] }],
])('%s is something else', (_, other) => {
  expect(whatIsAsked({ ...asked, ...other })).not.toBe(whatIsAsked(asked));
});
