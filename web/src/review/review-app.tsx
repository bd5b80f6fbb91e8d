import { DeskHeader } from '../components/desk-header.tsx';
import { Notice } from '../components/notice.tsx';
import { Card } from './card.tsx';
import { Finished } from './finished.tsx';
import { Progress } from './progress.tsx';
import { useKeys } from './use-keys.ts';
import { useReview } from './use-review.ts';

/** A blind sample, one card after the other. */
export function ReviewApp() {
  const review = useReview();
  useKeys(review);
  const { state } = review;
  if (review.isGone) {
    return (
      <Notice title="The review is not being served any more" failed>
        <p>
          All that was answered is kept. Go on with <code>sightline insights review</code> and the address that it
          prints.
        </p>
      </Notice>
    );
  }
  if (state === null) return <Notice title="Reading the sample" busy />;
  return (
    <>
      <DeskHeader
        title="Review"
        stamps={['Private text of conversations: for this machine alone, and logged', `Answers of ${state.reviewer}`]}
      />
      <main className="review">
        <Progress parts={state.parts} />
        {state.card === null ? <Finished state={state} /> : <Card card={state.card} onAnswer={review.answer} />}
        <p className="review-undo">
          <button type="button" disabled={!state.canUndo} onClick={review.undo}>
            <kbd>U</kbd> Take the last answer back
          </button>
          <span>Every answer is kept at once. Close the page whenever you like.</span>
        </p>
      </main>
    </>
  );
}
