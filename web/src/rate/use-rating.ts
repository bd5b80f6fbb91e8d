import { useMemo, useRef, useState } from 'react';
import type { RatingCard, RatingEntry, RatingLine } from '../../../src/evals/rate/page-data.ts';
import { ordered } from './order.ts';
import { type Said, saidIn } from './said.ts';
import type { Opened } from './use-opened.ts';

export interface Rating {
  readonly cards: readonly RatingCard[];
  /** Place of the item that is shown. */
  readonly at: number;
  /** Place of the question that keys answer. */
  readonly asked: number;
  readonly said: Said;
  readonly lines: readonly RatingLine[];
  readonly isGone: boolean;
  /** Answers a question of the item that is shown, and goes on: to the next question, and then to the next item that is not rated. */
  answer(question: number, answer: string): void;
  comment(text: string): void;
  /** Takes the last answer back, and shows its item. */
  undo(): void;
  /** To the item so many places on. */
  move(steps: number): void;
  /** To another question of the item. */
  ask(question: number): void;
}

/** Keys pressed while an answer is on its way are not taken for the next question. A comment is left by whatever comes next, and stops nothing. */
export function useRating({ page, rater, keeper }: Opened): Rating {
  const cards = useMemo(() => cardsOf(page, rater), [page, rater]);
  const [lines, setLines] = useState(keeper.lines);
  const [isGone, setGone] = useState(false);
  const kept = useRef(keeper.lines);
  const isBusy = useRef(false);
  const said = useMemo(() => saidIn(lines), [lines]);
  const [place, setPlace] = useState(() => placeAt(cards, saidIn(keeper.lines), nextOpen(cards, said, 0) ?? 0));
  const keep = (entry: RatingEntry, follow: (said: Said) => void = () => {}): Promise<void> =>
    keeper.keep(entry).then(
      (line) => {
        kept.current = [...kept.current, line];
        setLines(kept.current);
        follow(saidIn(kept.current));
      },
      () => setGone(true),
    );
  const keepAlone: typeof keep = async (entry, follow) => {
    if (isBusy.current) return;
    isBusy.current = true;
    await keep(entry, follow);
    isBusy.current = false;
  };
  const card = cards[place.at] as RatingCard;
  return {
    cards,
    ...place,
    said,
    lines,
    isGone,
    answer: (question, answer) => {
      const { question: name } = card.questions[question] as RatingCard['questions'][number];
      keepAlone({ item: card.id, question: name, answer }, (now) =>
        setPlace(placeAfter(cards, now, place.at, question)),
      );
    },
    comment: (text) => {
      const answer = text.trim() === '' ? null : text.trim();
      if (answer !== said.answer(card.id, 'comment')) keep({ item: card.id, question: 'comment', answer });
    },
    undo: () => {
      const { last } = said;
      if (last === null) return;
      const at = cards.findIndex(({ id }) => id === last.item);
      keepAlone({ ...last, answer: null }, (now) => setPlace(placeAt(cards, now, Math.max(0, at))));
    },
    move: (steps) => {
      const at = place.at + steps;
      if (at >= 0 && at < cards.length) setPlace(placeAt(cards, said, at));
    },
    ask: (question) => {
      if (question >= 0 && question < card.questions.length) setPlace({ at: place.at, asked: question });
    },
  };
}

function cardsOf({ cards, assignments, seed }: Opened['page'], rater: string): RatingCard[] {
  const own = assignments === null ? null : new Set(assignments[rater] ?? []);
  const theirs = own === null ? cards : cards.filter(({ id }) => own.has(id));
  return ordered(theirs, `${seed}/${rater}`);
}

interface Place {
  readonly at: number;
  readonly asked: number;
}

/** At an item, with its first open question. */
function placeAt(cards: readonly RatingCard[], said: Said, at: number): Place {
  const { id, questions } = cards[at] as RatingCard;
  return {
    at,
    asked: Math.max(
      0,
      questions.findIndex(({ question }) => said.answer(id, question) === null),
    ),
  };
}

function placeAfter(cards: readonly RatingCard[], said: Said, at: number, question: number): Place {
  const card = cards[at] as RatingCard;
  if (!said.isRated(card)) return placeAt(cards, said, at);
  if (question < card.questions.length - 1) return { at, asked: question + 1 };
  return placeAt(cards, said, nextOpen(cards, said, at) ?? at);
}

/** Place of the next item that is not rated, from the beginning again after the last; null where all are. */
function nextOpen(cards: readonly RatingCard[], said: Said, from: number): number | null {
  const inTurn = cards.map((_, step) => (from + step) % cards.length);
  return inTurn.find((at) => !said.isRated(cards[at] as RatingCard)) ?? null;
}
