import type { Keeper } from './keeper.ts';
import type { Rating } from './use-rating.ts';

/** Where a rater is: before the first item, at items, or past all of them. */
export type Step = 'notice' | 'items' | 'finished';

interface FootProps {
  readonly rating: Rating;
  readonly kind: Keeper['kind'];
  readonly step: Step;
  /** Null where there is something left to rate. */
  readonly onFinish: (() => void) | null;
  readonly onSave: () => void;
}

/** What keys do as well, for who has none. */
export function Foot({ rating, kind, step, onFinish, onSave }: FootProps) {
  const { at, cards, said, lines, undo, move } = rating;
  const isAtItems = step === 'items';
  return (
    <div className="review-undo rate-foot">
      <button type="button" disabled={step === 'notice' || said.last === null} onClick={undo}>
        <kbd>U</kbd> Take the last answer back
      </button>
      <button type="button" disabled={!isAtItems || at === 0} onClick={() => move(-1)}>
        Back
      </button>
      <button type="button" disabled={!isAtItems || at === cards.length - 1} onClick={() => move(1)}>
        Next
      </button>
      {isAtItems && onFinish && (
        <button type="button" onClick={onFinish}>
          Finish
        </button>
      )}
      {kind === 'browser' && (
        <button type="button" disabled={lines.length === 0} onClick={onSave}>
          Save as a file
        </button>
      )}
      <span>
        {kind === 'server'
          ? 'Every answer is kept at once. Close the page whenever you like.'
          : 'Every answer is kept in this browser at once. Nothing is sent anywhere.'}
      </span>
    </div>
  );
}
