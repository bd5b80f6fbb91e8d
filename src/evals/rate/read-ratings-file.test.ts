import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../core/hash.ts';
import { drawn, ratedSet } from '../../testing/evals/rated-set.ts';
import { itemsOfRater } from './draw-plan.ts';
import type { RatingLine } from './page-data.ts';
import { isAnswerTo } from './rating-cards.ts';
import { type ExpectedRatings, newLines, type ReadRatings, readRatingsFile } from './read-ratings-file.ts';

const { plan, planned } = drawn(ratedSet(30), { raters: ['ada', 'ben', 'cleo'], perItem: 2 });
const expected: ExpectedRatings = {
  set: plan.set,
  plan: hashOf(plan),
  cards: new Map([...planned].map(([id, { card }]) => [id, card])),
  itemsOf: (rater) => itemsOfRater(plan, rater),
};
const own = itemsOfRater(plan, 'ada') as string[];
const foreign = [...planned.keys()].find((id) => !own.includes(id)) as string;
const at = '2026-11-26T07:00:00.000Z';
const [first, second] = own as [string, string];
const file = (more: object = {}) => ({
  schema: 'sightline/ratings',
  schemaVersion: 1,
  set: plan.set,
  plan: expected.plan,
  rater: 'ada',
  answers: [
    { item: first, at, relevance: '4', label: 'Yes', clear: 'yes' },
    { item: second, at, relevance: '2', comment: 'odd' },
  ],
  ...more,
});
const read = (value: unknown) => readRatingsFile(JSON.stringify(value), expected);
const answers = (...given: object[]) => file({ answers: given.map((one) => ({ item: first, at, ...one })) });

test('a file is read as the lines that a log would have', () => {
  expect(read(file())).toEqual({
    rater: 'ada',
    lines: [
      { item: first, question: 'relevance', answer: '4', at },
      { item: first, question: 'label', answer: 'Yes', at },
      { item: first, question: 'clear', answer: 'yes', at },
      { item: second, question: 'relevance', answer: '2', at },
      { item: second, question: 'comment', answer: 'odd', at },
    ],
  });
});

describe('a file is refused, with what is wrong,', () => {
  test.each([
    ['that is of another set', file({ set: 'other' }), 'another set'],
    ['that is of another plan', file({ plan: 'other' }), 'other items were drawn'],
    ['with an item twice', answers({ label: 'Yes' }, { label: 'No' }), `${first} is answered twice`],
    [
      'with an item that is not there',
      answers({ item: 'x', label: 'Yes' }),
      'Answer 1 is of an item that is not in the set',
    ],
    ['with an item of somebody else', answers({ item: foreign, label: 'Yes' }), `not one of those that ada rates`],
    [
      'with an answer that cannot be given',
      answers({ label: 'Perhaps' }),
      `${first} has an answer that cannot be given: label`,
    ],
    ['with a relevance of 6', answers({ relevance: '6' }), 'cannot be given: relevance'],
    ['of a rater who has no part in it', file({ rater: 'zoe' }), 'no rater zoe'],
    ['of a rater who is a path', file({ rater: '../../x' }), 'schema at rater'],
    ['with members of its own', { ...file(), more: 1 }, 'schema'],
    ['without answers', file({ answers: undefined }), 'schema at answers'],
    ['with a number for an answer', answers({ relevance: 4 }), 'schema at answers.0.relevance'],
    ['with no time', answers({ at: 'now' }), 'schema at answers.0.at'],
    ['that is another kind of file', { schema: 'sightline/release' }, 'no file of ratings'],
    ['that is a list', [], 'no file of ratings'],
    ['that is nothing', null, 'no file of ratings'],
  ])('%s', (_, value, why) => {
    const { problems } = read(value) as { problems: string[] };
    expect(problems.join(' ')).toContain(why);
  });

  test('that was cut off', () => {
    const { problems } = readRatingsFile(JSON.stringify(file()).slice(0, -3), expected) as { problems: string[] };
    expect(problems).toEqual([expect.stringContaining('cut off')]);
  });

  test('with every problem, up to ten', () => {
    const { problems } = read(answers(...Array.from({ length: 30 }, () => ({ item: 'x' })))) as { problems: string[] };
    expect(problems).toHaveLength(11);
    expect(problems.at(-1)).toBe('And 20 more.');
  });
});

/** Whatever comes: it is refused, or made of answers that can be given to items of the rater, each once. */
function isSound(text: string): void {
  const found = readRatingsFile(text, expected);
  if ('problems' in found) {
    expect(found.problems.length).toBeGreaterThan(0);
    return;
  }
  const keys = found.lines.map(({ item, question }) => `${item} ${question}`);
  expect(new Set(keys).size).toBe(keys.length);
  const allowed = new Set(itemsOfRater(plan, found.rater));
  for (const line of found.lines) {
    expect(allowed.has(line.item)).toBe(true);
    expect(isAnswerTo(expected.cards.get(line.item)!, line)).toBe(true);
  }
}

describe('whatever is in a file', () => {
  const answer = fc.oneof(
    fc.constantFrom('1', '5', 'Yes', 'No', 'yes', 'no', 'cannot-tell'),
    fc.anything(),
    fc.string(),
  );
  const given = fc.record(
    {
      item: fc.oneof(fc.constantFrom(...planned.keys()), fc.string(), fc.constantFrom('__proto__', 'constructor')),
      at: fc.oneof(fc.constant(at), fc.string()),
      relevance: answer,
      label: answer,
      clear: answer,
      comment: answer,
    },
    { requiredKeys: ['item', 'at'] },
  );

  test('any text and any JSON is read or refused', () => {
    fc.assert(fc.property(fc.string(), isSound));
    fc.assert(fc.property(fc.json(), isSound));
  });

  test('answers of any kind under the right head', () => {
    const whole = fc.record({ rater: fc.constantFrom('ada', 'ben', 'zoe', '__proto__'), answers: fc.array(given) });
    fc.assert(
      fc.property(whole, (more) => isSound(JSON.stringify(file(more)))),
      { numRuns: 500 },
    );
  });

  test('a good file with any byte changed or cut', () => {
    const text = JSON.stringify(file());
    const place = fc.nat(text.length - 1);
    fc.assert(
      fc.property(place, fc.string({ maxLength: 3 }), fc.nat(4), (from, put, length) =>
        isSound(text.slice(0, from) + put + text.slice(from + length)),
      ),
    );
  });
});

describe('what is new in a file', () => {
  const line = (answer: string | null, later = at): RatingLine => ({
    item: first,
    question: 'label',
    answer,
    at: later,
  });
  const later = '2026-11-26T08:00:00.000Z';

  test('is what was not said, or said otherwise since', () => {
    expect(newLines([line('Yes')], [])).toEqual([line('Yes')]);
    expect(newLines([line('Yes')], [line('Yes')])).toEqual([]);
    expect(newLines([line('No')], [line('Yes', later)])).toEqual([]);
    expect(newLines([line('No', later)], [line('Yes')])).toEqual([line('No', later)]);
    expect(newLines([line('No', later)], [line('Yes'), line(null)])).toEqual([line('No', later)]);
  });

  test('is nothing the second time', () => {
    const { lines } = read(file()) as Extract<ReadRatings, { rater: string }>;
    expect(newLines(lines, newLines(lines, []))).toEqual([]);
  });
});
