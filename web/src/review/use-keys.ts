import { useLayoutEffect } from 'react';
import type { PageState } from '../../../src/insights/review/page-state.ts';
import type { Review } from './use-review.ts';

/** One key an answer; "u" or Backspace takes the last one back. */
export function useKeys({ state, answer, undo }: Review): void {
  // With the card that is shown, and not a moment after: a key pressed in between would answer the card before.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const chosen = choiceOf(state, event.key);
      if (chosen !== undefined) answer(chosen);
      else if (event.key === 'u' || event.key === 'Backspace') undo();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [state, answer, undo]);
}

function choiceOf(state: PageState | null, key: string): string | undefined {
  return state?.card?.choices.find((choice) => choice.key === key)?.answer;
}
