import { expect, test } from 'vitest';
import type { InsightsEnvironment } from '../environment.ts';
import type { Conversation } from '../records.ts';
import { describeConversations } from './describe.ts';
import { parseFacets } from './parse-facets.ts';
import { publicLabels } from './public-labels.ts';

const facets = parseFacets(['copies']);
const conversations = ['a', 'b', 'c', null].map(
  (account, at): Conversation => ({
    id: `c${at}`,
    messages: [{ role: 'user', text: 'How do I bake bread?' }],
    ...(account !== null && { account }),
    fields: {},
  }),
);
const environment = { facets, questioned: null, screen: null, shorten: 'first' } as unknown as InsightsEnvironment;

test('how many accounts wrote nearly the same is that of the group, one where there is none, and unknown without an account', async () => {
  const groups = [{ conversations: ['c0', 'c1', 'c3'], exact: 2, accounts: 2, collapsed: 0 }];
  const { rows } = await describeConversations(conversations, environment, groups, () => {});
  expect(rows.map(({ values }) => values['copies'])).toEqual([2, 2, 1, null]);
  const unsought = await describeConversations(conversations, environment, null, () => {});
  expect(unsought.rows.map(({ values }) => values['copies'])).toEqual([null, null, null, null]);
});

test('no release with noise counts it: for one account it depends on what others wrote', () => {
  expect(facets.map((definition) => publicLabels(definition as Parameters<typeof publicLabels>[0]))).toEqual([null]);
});
