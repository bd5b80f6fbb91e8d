import { counted } from '../data/format.ts';
import type { Keeper } from './keeper.ts';

interface FinishedProps {
  readonly items: number;
  readonly keeper: Keeper;
  readonly onSave: () => void;
  readonly onBack: () => void;
}

/** All is rated: what comes next. */
export function Finished({ items, keeper, onSave, onBack }: FinishedProps) {
  return (
    <section className="review-finished" aria-labelledby="finished">
      <h2 id="finished">{counted(items, 'item')} rated. Thank you.</h2>
      {keeper.kind === 'server' ? (
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
        {keeper.kind === 'browser' && (
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
