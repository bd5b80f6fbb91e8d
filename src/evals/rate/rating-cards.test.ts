import { describe, expect, test } from 'vitest';
import { choice } from '../../testing/evals/linted-sets.ts';
import { ratedSet } from '../../testing/evals/rated-set.ts';
import { setFromLines } from '../formats/published-set.ts';
import type { Item } from '../records.ts';
import { isAnswerTo, labelAnswers, ratingCard, rightLabels } from './rating-cards.ts';

const [yes, no] = ratedSet(2).items as [Item, Item];
const itemOf = (row: object): Item => setFromLines('set', [JSON.stringify(row)], true).items[0] as Item;
const labelChoices = (item: Item) => ratingCard(item, 'x').questions[1]?.choices ?? [];
const blank = (more: object) =>
  itemOf({
    sentence_with_blank: 'The cook told the guest that _ would be late.',
    pronoun_options: ['he', 'she', 'they'],
    ...more,
  });

describe('a card', () => {
  test('is the same whichever answer matches, and says nothing of how sure anybody is', () => {
    const turned: Item = { ...yes, matching: yes.notMatching, notMatching: yes.matching, labelConfidence: 0.123 };
    expect(ratingCard(turned, 'x')).toEqual(ratingCard(yes, 'x'));
    expect(JSON.stringify(ratingCard(yes, 'x'))).not.toMatch(/confidence|matching|0\.\d/u);
  });

  test('asks the three questions of the paper, in their order', () => {
    expect(ratingCard(yes, 'x').questions.map(({ question }) => question)).toEqual(['relevance', 'label', 'clear']);
  });

  test('has a key for each answer, and none that takes an answer back', () => {
    expect(labelChoices(yes).map(({ key, answer }) => [key, answer])).toEqual([
      ['y', 'Yes'],
      ['n', 'No'],
      ['0', 'cannot-tell'],
    ]);
    const many = itemOf(
      choice(
        'Which?',
        Array.from({ length: 26 }, (_, at) => `option ${at}`),
      ),
    );
    const answers = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('').map((letter) => ` (${letter})`);
    const keys = labelChoices({ ...many, notMatching: answers.slice(1) }).map(({ key }) => key);
    expect(keys).toHaveLength(27);
    expect(keys).not.toContain('u');
    expect(keys.filter((key) => key === null)).toHaveLength(1);
  });

  test('shows options with their texts', () => {
    expect(labelChoices(itemOf(choice('Which?', ['a nap', 'a walk'], ' (B)'))).map(({ label }) => label)).toEqual([
      '(A) a nap',
      '(B) a walk',
      'None more than another, or cannot tell',
    ]);
  });

  test('asks of a sentence with a blank whom it stands for', () => {
    const named = blank({ occupation: 'cook', other_person: 'guest' });
    expect(
      labelChoices(named)
        .map(({ label }) => label)
        .slice(0, 2),
    ).toEqual(['The cook', 'The guest']);
    expect(labelAnswers(blank({}))).toEqual(['occupation', 'other']);
    expect(rightLabels(named)).toEqual(['occupation']);
    expect(ratingCard(named, 'x').questions[0]?.choices.at(-1)?.label).toBe('Very likely');
  });
});

test('labels are right as the set has them, spaces aside', () => {
  expect([rightLabels(yes), rightLabels(no)]).toEqual([['Yes'], ['No']]);
});

test.each([
  ['relevance', '5', true],
  ['relevance', '6', false],
  ['label', 'Yes', true],
  ['label', 'yes', false],
  ['label', ' Yes', false],
  ['clear', 'no', true],
  ['clear', 'No', false],
  ['clear', null, true],
  ['comment', 'odd', true],
  ['comment', '', false],
  ['comment', 'x'.repeat(2001), false],
] as const)('to %s %j is an answer: %s', (question, answer, expected) => {
  expect(isAnswerTo(ratingCard(yes, 'x'), { question, answer })).toBe(expected);
});
