import { type RefObject, useCallback } from 'react';
import { usePageKeys } from '../state/use-page-keys.ts';
import type { Rating } from './use-rating.ts';

/** One key an answer; "u" or Backspace takes the last one back, arrows lead to other items and questions, "m" to the comment. */
export function useRatingKeys(rating: Rating, comment: RefObject<HTMLTextAreaElement | null>): void {
  const onKey = useCallback(
    (key: string) => {
      const { cards, at, asked, answer } = rating;
      const choices = cards[at]?.questions[asked]?.choices ?? [];
      const chosen = choices.find((choice) => choice.key === key.toLowerCase());
      if (chosen === undefined) return movedBy(key, rating, comment);
      answer(asked, chosen.answer);
      return true;
    },
    [rating, comment],
  );
  usePageKeys(onKey);
}

function movedBy(key: string, rating: Rating, comment: RefObject<HTMLTextAreaElement | null>): boolean {
  const { asked, undo, move, ask } = rating;
  const moves: Readonly<Record<string, () => void>> = {
    u: undo,
    backspace: undo,
    arrowleft: () => move(-1),
    arrowright: () => move(1),
    '[': () => ask(asked - 1),
    ']': () => ask(asked + 1),
    m: () => comment.current?.focus(),
  };
  const go = moves[key.toLowerCase()];
  go?.();
  return go !== undefined;
}
