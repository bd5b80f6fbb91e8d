import { describe, expect, test } from 'vitest';
import type { RatingCard, RatingEntry, RatingLine, RatingPage } from '../../../src/evals/rate/page-data.ts';
import { ratingsFile } from './ratings-file.ts';
import { saidIn } from './said.ts';

let minute = 0;
const line = (item: string, question: RatingEntry['question'], answer: string | null): RatingLine => ({
  item,
  question,
  answer,
  at: new Date(Date.UTC(2026, 10, 26, 7, minute++)).toISOString(),
});
const card = (id: string): RatingCard => ({
  id,
  text: '',
  questions: (['relevance', 'label', 'clear'] as const).map((question) => ({ question, text: '', choices: [] })),
});
const lines = [
  line('a', 'relevance', '4'),
  line('a', 'label', 'Yes'),
  line('a', 'clear', 'yes'),
  line('b', 'relevance', '2'),
  line('b', 'comment', 'odd'),
  line('a', 'label', 'No'),
];

describe('what was said', () => {
  test('is what was said last of each question', () => {
    const said = saidIn(lines);
    expect([said.answer('a', 'label'), said.answer('b', 'relevance'), said.answer('b', 'label')]).toEqual([
      'No',
      '2',
      null,
    ]);
    expect([said.isRated(card('a')), said.isRated(card('b'))]).toEqual([true, false]);
  });

  test('is taken back from the last on, comments aside', () => {
    const undone: RatingLine[] = [...lines];
    const order: string[] = [];
    for (let { last } = saidIn(undone); last !== null; last = saidIn(undone).last) {
      order.push(`${last.item} ${last.question}`);
      undone.push(line(last.item, last.question, null));
    }
    expect(order).toEqual(['a label', 'b relevance', 'a clear', 'a relevance']);
    expect(saidIn(undone).answer('b', 'comment')).toBe('odd');
  });
});

test('a file has what stands, with its latest time, and nothing of what was taken back', () => {
  const page = { set: { name: 's', fingerprint: 'f' }, plan: 'p' } as RatingPage;
  const gone = [line('c', 'label', 'Yes'), line('c', 'label', null)];
  const { answers, ...head } = ratingsFile(page, 'ada', [...lines, ...gone]);
  expect(head).toEqual({ schema: 'sightline/ratings', schemaVersion: 1, set: 'f', plan: 'p', rater: 'ada' });
  expect(answers).toEqual([
    { item: 'a', at: lines.at(-1)?.at, relevance: '4', label: 'No', clear: 'yes' },
    { item: 'b', at: lines[4]?.at, relevance: '2', comment: 'odd' },
  ]);
});
