import { expect, test } from 'vitest';
import { languageDetector } from '../../text/language.ts';
import { inLanguage } from './in-language.ts';
import type { Cell, NewItem, OpenedKind } from './kind.ts';

const cell: Cell = { id: 'a', group: '', label: 'a', topic: '' };
const itemOf = (statement: string): NewItem => ({
  kind: 'yes-no',
  question: statement,
  statement,
  options: [],
  matching: [' a'],
  notMatching: [' b'],
});
const writing = (...statements: readonly string[]): OpenedKind => ({
  layout: 'persona',
  cells: [cell],
  perCall: 20,
  cellFor: null,
  text: ({ statement = '' }) => statement,
  checks: () => [],
  write: async () => ({
    outcome: 'answered',
    items: statements.map(itemOf),
    unusable: [{ reason: 'empty', text: '' }],
  }),
});

const english = 'I would rather give way than quarrel with my neighbours.';
const german = 'Ich gebe lieber nach, als mich mit den Nachbarn zu streiten.';
const chinese = '我宁愿让步，也不愿和邻居争吵。';
const ukrainian = 'Я краще поступлюся, ніж сваритимуся з сусідами.';

test.each([
  ['en-GB', [english, 'Yoga.'], [german, chinese]],
  ['de', [german, 'Yoga.'], [english]],
  // Too near to be told apart for sure.
  ['ru', [ukrainian], [english]],
])('what is not in %s is no item of the set', async (tag, own, others) => {
  const kind = inLanguage(writing(...own, ...others), tag, await languageDetector());
  const { items, unusable } = await kind.write(cell, 0);
  expect(items.map(({ statement }) => statement)).toEqual(own);
  expect(unusable).toEqual([
    { reason: 'empty', text: '' },
    ...others.map((text) => ({ reason: 'another language', text })),
  ]);
});
