import { useRef, useState } from 'react';
import { DeskHeader } from '../components/desk-header.tsx';
import { Notice } from '../components/notice.tsx';
import { downloadText } from '../data/download.ts';
import { Progress } from '../review/progress.tsx';
import { ContentNotice } from './beginning.tsx';
import { Finished } from './finished.tsx';
import { Foot, type Step } from './foot.tsx';
import { Item } from './item.tsx';
import { ratingsFile } from './ratings-file.ts';
import type { Opened } from './use-opened.ts';
import { type Rating, useRating } from './use-rating.ts';
import { useRatingKeys } from './use-rating-keys.ts';

/** The desk of one rater. */
export function Desk(opened: Opened) {
  const { page, rater, keeper } = opened;
  const rating = useRating(opened);
  const [hasBegun, begin] = useState(false);
  const [looksBack, lookBack] = useState(false);
  const { cards, said } = rating;
  const rated = cards.filter((card) => said.isRated(card)).length;
  const isComplete = rated === cards.length;
  const step: Step = isComplete && !looksBack ? 'finished' : hasBegun || looksBack ? 'items' : 'notice';
  const save = () => saveFile(opened, rating);
  if (rating.isGone) return <Gone />;
  return (
    <>
      <DeskHeader
        title={`Rating of ${page.set.name}`}
        stamps={['Blind: neither label nor confidence', `Ratings of ${rater}`]}
      />
      <main className="review">
        <Progress parts={[{ title: 'Items', answered: rated, total: cards.length }]} />
        {!keeper.isKept() && (
          <p className="rate-warning" role="alert">
            This browser keeps nothing: save your ratings as a file before you close the page.
          </p>
        )}
        {step === 'notice' && (
          <ContentNotice behavior={page.behavior} items={cards.length} rated={rated} onBegin={() => begin(true)} />
        )}
        {step === 'items' && <Items rating={rating} behavior={page.behavior} />}
        {step === 'finished' && (
          <Finished rating={rating} kind={keeper.kind} onSave={save} onBack={() => lookBack(true)} />
        )}
        <Foot
          rating={rating}
          kind={keeper.kind}
          step={step}
          onFinish={isComplete ? () => lookBack(false) : null}
          onSave={save}
        />
      </main>
    </>
  );
}

function Gone() {
  return (
    <Notice title="The page is not being served any more" failed>
      <p>
        All that was answered is kept. Go on with <code>sightline evals rate</code> and the address that it prints.
      </p>
    </Notice>
  );
}

function Items({ rating, behavior }: { readonly rating: Rating; readonly behavior: string }) {
  const comment = useRef<HTMLTextAreaElement>(null);
  useRatingKeys(rating, comment);
  return <Item rating={rating} behavior={behavior} comment={comment} />;
}

function saveFile({ page, rater }: Opened, { lines }: Rating): void {
  const file = `ratings-${page.set.name}-${rater}.json`.replace(/[^\w.-]+/gu, '-');
  downloadText(file, 'application/json', `${JSON.stringify(ratingsFile(page, rater, lines), null, 2)}\n`);
}
