import { useCallback } from 'react';
import { counted } from '../data/format.ts';
import { usePageKeys } from '../state/use-page-keys.ts';
import type { Keeper } from './keeper.ts';
import type { Rating } from './use-rating.ts';

interface FinishedProps {
  readonly rating: Rating;
  readonly kind: Keeper['kind'];
  readonly onSave: () => void;
  readonly onBack: () => void;
}

/** All is rated: what comes next. */
export function Finished({ rating, kind, onSave, onBack }: FinishedProps) {
  const { cards, undo } = rating;
  const onKey = useCallback(
    (key: string) => {
      const isUndo = key.toLowerCase() === 'u' || key === 'Backspace';
      if (isUndo) undo();
      else if (key === 'ArrowLeft') onBack();
      return isUndo || key === 'ArrowLeft';
    },
    [undo, onBack],
  );
  usePageKeys(onKey);
  return (
    <section className="review-finished" aria-labelledby="finished">
      <h2 id="finished">{counted(cards.length, 'item')} rated. Thank you.</h2>
      {kind === 'server' ? (
        <p>
          What came of it, with the answers of others: <code>sightline evals agreement SET</code>.
        </p>
      ) : (
        <p>
          Save your ratings as a file now, and send it to whom this page is from. Until then they are in this browser
          alone.
        </p>
      )}
      <p className="rate-next">
        {kind === 'browser' && (
          <button type="button" className="rate-begin" onClick={onSave}>
            Save as a file
          </button>
        )}
        <button type="button" className="rate-quiet" onClick={onBack}>
          Look at the items again
        </button>
      </p>
    </section>
  );
}
