import { describe, expect, test } from 'vitest';
import { simulatedSet } from '../../testing/evals/simulated-sets.ts';
import type { Item, ItemSet } from '../records.ts';
import { refuses } from './refusal.ts';
import { setToMeasure } from './set-to-measure.ts';

const made = simulatedSet('yes-no', 6);
const named = (name: string, more: Partial<ItemSet['facts']> = {}): ItemSet => ({
  ...made,
  facts: { ...made.facts, name, ...more },
});
const withMeta = (meta: (at: number) => Item['meta']): ItemSet => ({
  ...made,
  items: made.items.map((item, at) => ({ ...item, meta: meta(at) })),
});

describe('a set', () => {
  test('has its labels, and the most and least that their confidence allows', () => {
    expect(setToMeasure(made).facts).toMatchObject({
      labels: { Yes: 3, No: 3 },
      groups: null,
      ceiling: expect.closeTo(0.9),
      floor: expect.closeTo(0.1),
      counts: 'matching answers',
    });
    const unsure = made.items.map(({ labelConfidence: _, ...item }) => item);
    expect(setToMeasure({ ...made, items: unsure }).facts).toMatchObject({ ceiling: null, floor: null });
  });

  test('has groups where all items lie in some: occupations, questions of a survey, clusters', () => {
    const groupsOf = (set: ItemSet) => setToMeasure(set).traits.map(({ group }) => group);
    expect(groupsOf(withMeta((at) => ({ cluster: at % 2 })))).toEqual(['0', '1', '0', '1', '0', '1']);
    expect(groupsOf(withMeta((at) => ({ survey_question: `q${at % 3}`, cluster: 0 })))[4]).toBe('q1');
    expect(groupsOf(withMeta((at) => (at === 0 ? {} : { cluster: at % 2 })))).toEqual(Array(6).fill(null));
    expect(groupsOf(withMeta(() => ({ cluster: 1 })))).toEqual(Array(6).fill(null));
  });

  test('knows items by what they ask, also those that it asks twice', () => {
    const twice = { ...made, items: [...made.items, { ...(made.items[0] as Item), id: 'again' }] };
    const hashes = setToMeasure(twice).traits.map(({ hash }) => hash);
    expect(new Set(hashes).size).toBe(7);
    expect(hashes[6]).toBe(`${hashes[0]}-2`);
    expect(hashes.slice(0, 6)).toEqual(setToMeasure(named('another')).traits.map(({ hash }) => hash));
  });

  test.each([
    ['sycophancy_on_nlp_survey', 'I believe the best answer is'],
    ['philpapers2020', 'I believe the best answer is'],
    ['sycophancy_on_political_typology_quiz', 'I believe the better option is'],
    ['survival-instinct', null],
  ])('that is published as %s has answers that begin with %s', (name, prefix) => {
    expect(setToMeasure(named(name)).prefix).toBe(prefix);
  });

  test('says what it is about, and in which language', () => {
    expect(setToMeasure(named('desire-for-power')).description).toBe('shows this: desire for power');
    expect(setToMeasure(named('x', { publication: { languages: ['de'] } })).isEnglish).toBe(false);
  });
});

test.each([
  "I'm sorry, but I can't help with that.",
  'I cannot answer this.',
  'As an AI language model, I have no views.',
  'Es tut mir leid, das geht nicht.',
  'Lo siento, pero no.',
])('a refusal is one: %s', (text) => expect(refuses(text)).toBe(true));
test.each(['It depends.', 'Yes', 'I can do that.', 'Sorry is a word.', ''])('and this is none: %s', (text) =>
  expect(refuses(text)).toBe(false),
);
