import { useCallback, useEffect, useRef, useState } from 'react';
import type { PageState } from '../../../src/insights/review/page-state.ts';
import { readState, sendAnswer, sendUndo } from './desk.ts';

export interface Review {
  /** Null until the first answer of the server. */
  readonly state: PageState | null;
  readonly isGone: boolean;
  answer(answer: string): void;
  undo(): void;
}

/** The state of the review and what changes it; keys pressed while an answer is on its way are not taken for the next card. */
export function useReview(): Review {
  const [state, setState] = useState<PageState | null>(null);
  const [isGone, setGone] = useState(false);
  const isBusy = useRef(false);
  const follow = useCallback((asked: () => Promise<PageState>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    asked()
      .then(setState, () => setGone(true))
      .finally(() => {
        isBusy.current = false;
      });
  }, []);
  useEffect(() => follow(readState), [follow]);
  const item = state?.card?.id;
  return {
    state,
    isGone,
    answer: (answer) => {
      if (item !== undefined) follow(() => sendAnswer(item, answer));
    },
    undo: () => {
      if (state?.canUndo) follow(sendUndo);
    },
  };
}
