/** A review by one person: what is shown next, what was said, what may be taken back. */
import { createRandom, shuffled } from '../../core/random.ts';
import { addAnswer, givenAnswers } from './given-answers.ts';
import type { PageState, ReviewProgress } from './page-state.ts';
import type { CardOf } from './review-cards.ts';
import { reviewFigures } from './review-figures.ts';
import { type AnswerLine, itemsOf, type ReviewItem, type ReviewKind, type ReviewSample } from './sample-records.ts';

export interface DeskOptions {
  readonly reviewer: string;
  readonly sample: ReviewSample;
  readonly cardOf: CardOf;
  /** What was said before. */
  readonly lines: readonly AnswerLine[];
  /** Keeps an answer, before it counts. */
  readonly append: (line: AnswerLine) => void;
  /** Called before an item is first shown. */
  readonly onShow: (item: string) => void;
  /** ISO 8601. */
  readonly now: () => string;
}

export interface ReviewDesk {
  state(): PageState;
  /** False where another item is up, or the answer is none of its choices. */
  answer(item: string, answer: string): boolean;
  /** Takes the last answer back; false where there is none, or it was a score whose value has been shown since. */
  undo(): boolean;
}

/** Scores come first, all of them, so that each is given before any value is seen. */
const parts: readonly (readonly [ReviewKind, string])[] = [
  ['score', 'Scores of your own'],
  ['value', 'Facet values'],
  ['verdict', 'Verdicts of the screener'],
  ['assignment', 'Texts in clusters'],
  ['name', 'Names of clusters'],
  ['child', 'Clusters under parents'],
];

export function reviewDesk(options: DeskOptions): ReviewDesk {
  const { sample, reviewer, cardOf } = options;
  const order = orderOf(sample, reviewer);
  const kinds = new Map(order.map(({ id, kind }) => [id, kind]));
  const given = givenAnswers(options.lines.filter(({ item }) => kinds.has(item)));
  const shown = new Set<string>();
  const current = (): ReviewItem | null => order.find(({ id }) => !given.answers.has(id)) ?? null;
  const keep = (item: string, answer: string | null): void => {
    options.append({ item, answer, at: options.now() });
    addAnswer(given, { item, answer });
  };
  /** The item whose answer may be taken back. */
  const undoable = (): string | null => {
    const last = [...given.answers.keys()].at(-1) ?? null;
    if (last === null || kinds.get(last) !== 'score') return last;
    const isBlind = current()?.kind === 'score' && [...given.touched].every((item) => kinds.get(item) === 'score');
    return isBlind ? last : null;
  };
  const show = (item: ReviewItem): ReturnType<CardOf> => {
    if (!shown.has(item.id)) options.onShow(item.id);
    shown.add(item.id);
    return cardOf(item);
  };
  return {
    state: () => {
      const item = current();
      return {
        reviewer,
        parts: progressOf(order, given.answers),
        card: item === null ? null : show(item),
        canUndo: undoable() !== null,
        figures: item === null ? reviewFigures(sample, given.answers) : null,
      };
    },
    answer: (id, answer) => {
      const item = current();
      if (item?.id !== id || !shown.has(id)) return false;
      if (!cardOf(item).choices.some((choice) => choice.answer === answer)) return false;
      keep(id, answer);
      return true;
    },
    undo: () => {
      const last = undoable();
      if (last !== null) keep(last, null);
      return last !== null;
    },
  };
}

/** Kind after kind; within one, an order of everybody's own. */
function orderOf(sample: ReviewSample, reviewer: string): ReviewItem[] {
  const random = createRandom(sample.seed).fork(`review-order/${reviewer}`);
  return parts.flatMap(([kind]) => shuffled<ReviewItem>(random.fork(kind), itemsOf(sample, kind)));
}

function progressOf(order: readonly ReviewItem[], answers: ReadonlyMap<string, string>): ReviewProgress[] {
  return parts.flatMap(([kind, title]) => {
    const items = order.filter((item) => item.kind === kind);
    const answered = items.filter(({ id }) => answers.has(id)).length;
    return items.length === 0 ? [] : [{ title, answered, total: items.length }];
  });
}
