import { describe, expect, test } from 'vitest';
import { reviewedRun, screenedRun } from '../../testing/reviewed-run.ts';
import { drawSample } from './draw-sample.ts';
import { reviewCards } from './review-cards.ts';
import { type ReviewDesk, reviewDesk } from './review-desk.ts';
import type { AnswerLine, ReviewSample } from './sample-records.ts';

const run = reviewedRun();
const sample: ReviewSample = {
  schema: 'sightline/review-sample',
  schemaVersion: 1,
  run: 'run',
  seed: 5,
  items: 3,
  ...drawSample(run, { seed: 5, items: 3 }),
};
const kindOf = new Map(sample.drawn.map(({ id, kind }) => [id, kind]));

function opened(reviewer = 'ada', lines: AnswerLine[] = []) {
  const shown: string[] = [];
  const desk = reviewDesk({
    reviewer,
    sample,
    cardOf: reviewCards(run, sample.drawn),
    lines: [...lines],
    append: (line) => lines.push(line),
    onShow: (item) => shown.push(item),
    now: () => '2026-11-25T10:00:00.000Z',
  });
  return { desk, lines, shown };
}

/** Answers what is up with its first choice; the id of it. */
function step({ state, answer }: ReviewDesk): string | null {
  const { card } = state();
  if (card === null) return null;
  expect(answer(card.id, card.choices[0]?.answer as string)).toBe(true);
  return card.id;
}

function all(desk: ReviewDesk): string[] {
  const ids: string[] = [];
  for (let id = step(desk); id !== null; id = step(desk)) ids.push(id);
  return ids;
}

describe('a review', () => {
  test('shows every item once, scores first, and each reviewer another order of the same', () => {
    const [ada, bob] = [all(opened('ada').desk), all(opened('bob').desk)];
    expect(ada.toSorted()).toEqual(sample.drawn.map(({ id }) => id).toSorted());
    expect(bob.toSorted()).toEqual(ada.toSorted());
    expect(bob).not.toEqual(ada);
    expect(all(opened('ada').desk)).toEqual(ada);
    const kinds = ada.map((id) => kindOf.get(id));
    expect(kinds.lastIndexOf('score')).toBeLessThan(kinds.indexOf('value'));
  });

  test('goes on where it was, from its lines alone', () => {
    const first = opened();
    const before = [step(first.desk), step(first.desk)];
    const again = opened('ada', first.lines);
    expect(again.desk.state().parts[0]).toMatchObject({ answered: 2, total: 3 });
    expect([...before, ...all(again.desk)]).toEqual(all(opened().desk));
  });

  test('keeps an answer before it counts, and notes what is shown before it is', () => {
    const { desk, lines, shown } = opened();
    expect(desk.answer(sample.drawn[0]?.id as string, 'yes')).toBe(false);
    const { card } = desk.state();
    expect(shown).toEqual([card?.id]);
    expect(desk.answer(card?.id as string, '3')).toBe(true);
    expect(lines).toEqual([{ item: card?.id, answer: '3', at: '2026-11-25T10:00:00.000Z' }]);
    desk.state();
    desk.state();
    expect(shown).toHaveLength(2);
  });

  test('takes no answer to another item, and none that is no choice', () => {
    const { desk, lines } = opened();
    const { card } = desk.state();
    const other = sample.drawn.find(({ id }) => id !== card?.id)?.id as string;
    expect([desk.answer(other, '3'), desk.answer(card?.id as string, '6'), desk.answer('', 'yes')]).toEqual([
      false,
      false,
      false,
    ]);
    expect(lines).toEqual([]);
  });

  test('takes the last answer back, and the one before it', () => {
    const { desk, lines } = opened();
    expect([desk.state().canUndo, desk.undo()]).toEqual([false, false]);
    const [first, second] = [step(desk), step(desk)];
    expect(desk.undo()).toBe(true);
    expect(desk.state().card?.id).toBe(second);
    expect(desk.undo()).toBe(true);
    expect(desk.state().card?.id).toBe(first);
    expect(lines.map(({ answer }) => answer)).toEqual(['1', '1', null, null]);
    expect(opened('ada', lines).desk.state().card?.id).toBe(first);
  });

  test('takes no score back once a value was shown', () => {
    const { desk, lines } = opened();
    for (let score = 0; score < 3; score++) step(desk);
    expect(kindOf.get(desk.state().card?.id as string)).toBe('value');
    expect([desk.state().canUndo, desk.undo()]).toEqual([false, false]);
    step(desk);
    expect(desk.undo()).toBe(true);
    expect(desk.undo()).toBe(false);
    expect(opened('ada', lines).desk.undo()).toBe(false);
  });

  test('shows no value beside a score, nothing of what is a decoy, and no words of the system', () => {
    const { desk } = opened();
    for (let state = desk.state(); state.card !== null; state = desk.state()) {
      const text = JSON.stringify(state);
      expect(text).not.toMatch(/decoy"|isDecoy|zyxsystem/u);
      if (kindOf.get(state.card.id) === 'score') expect(state.card.claim.text).toBe('Concern');
      step(desk);
    }
  });

  test('shows what the screener said beside the whole conversation, kept or not', () => {
    const screened = screenedRun();
    const ofAll: ReviewSample = { ...sample, ...drawSample(screened, { seed: 5, items: 4 }) };
    const cardOf = reviewCards(screened, ofAll.drawn);
    const cards = ofAll.drawn.flatMap((item) => (item.kind === 'verdict' ? [{ item, card: cardOf(item) }] : []));
    expect(cards.map(({ card }) => card.claim.text).sort()).toEqual(['No', 'No', 'Yes', 'Yes']);
    for (const { item, card } of cards) {
      const { conversation } = screened.screener?.verdicts[item.screened] ?? {};
      expect(card.evidence.texts.map(({ label }) => label)).toEqual(['user', 'assistant']);
      expect(card.evidence.texts[0]?.text).toContain(conversation);
      expect(card.claim.detail).toContain(item.said === 'yes' ? 'kept' : 'left out');
      expect(card.hint).toContain('Is it about bread?');
      expect(card.choices.map(({ answer }) => answer)).toEqual(['yes', 'no', 'cannot-judge']);
    }
  });

  test('ends with what came of it', () => {
    const { desk } = opened();
    all(desk);
    const { card, figures } = desk.state();
    expect(card).toBeNull();
    expect(figures?.map(({ title, value }) => [title, value])).toEqual([
      ['Facet values accurate', 1],
      ['task', 1],
      ['concern', 1],
      ["concern: your scores and the model's, rank correlation", null],
      ['Texts fit their clusters', 1],
      ['Decoys taken to fit', 1],
      ['Corrected for decoys', null],
      ['Names fit', 1],
      ['Clusters belong under their parents', 1],
    ]);
  });
});
