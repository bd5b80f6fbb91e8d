import { useEffect, useState } from 'react';
import type { RatingPage, RatingState } from '../../../src/evals/rate/page-data.ts';
import { askDesk } from '../data/ask-desk.ts';
import { browserKeeper, type Keeper, serverKeeper } from './keeper.ts';

export interface Opened {
  readonly page: RatingPage;
  readonly rater: string;
  readonly keeper: Keeper;
}

export interface Opening {
  /** Null until it is there. */
  readonly page: RatingPage | null;
  /** Null until it is known who rates. */
  readonly opened: Opened | null;
  readonly isGone: boolean;
  /** Says who rates, where the page does not. */
  name(rater: string): void;
}

/** The page out of the file that it is in, or from the server. */
export function useOpened(): Opening {
  const [state, setState] = useState<RatingState | null>(stateInside);
  const [isGone, setGone] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(() => (state === null ? null : openedOf(state.page, null)));
  useEffect(() => {
    if (state !== null) return;
    askDesk<RatingState>('state.json').then(
      (served) => {
        setState(served);
        setOpened({ page: served.page, rater: served.page.rater as string, keeper: serverKeeper(served.lines) });
      },
      () => setGone(true),
    );
  }, [state]);
  const page = state?.page ?? null;
  return {
    page,
    opened,
    isGone,
    name: (rater) => {
      if (page !== null) setOpened(openedOf(page, rater));
    },
  };
}

function stateInside(): RatingState | null {
  const inside = document.getElementById('rating-data')?.textContent?.trim();
  return inside ? { page: JSON.parse(inside) as RatingPage, lines: [] } : null;
}

function openedOf(page: RatingPage, named: string | null): Opened | null {
  const rater = page.rater ?? named;
  return rater === null ? null : { page, rater, keeper: browserKeeper(page, rater) };
}
