import { useCallback } from 'react';
import type { PageState } from '../../../src/insights/review/page-state.ts';
import { usePageKeys } from '../state/use-page-keys.ts';
import type { Review } from './use-review.ts';

/** One key an answer; "u" or Backspace takes the last one back. */
export function useKeys({ state, answer, undo }: Review): void {
  const onKey = useCallback(
    (key: string) => {
      const chosen = choiceOf(state, key);
      if (chosen !== undefined) answer(chosen);
      else if (key === 'u' || key === 'Backspace') undo();
      else return false;
      return true;
    },
    [state, answer, undo],
  );
  usePageKeys(onKey);
}

function choiceOf(state: PageState | null, key: string): string | undefined {
  return state?.card?.choices.find((choice) => choice.key === key)?.answer;
}
