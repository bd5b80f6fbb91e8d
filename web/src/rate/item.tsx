import { type KeyboardEvent, type RefObject, useEffect, useState } from 'react';
import type { RatingCard } from '../../../src/evals/rate/page-data.ts';
import { Evidence, EvidenceText } from '../components/evidence.tsx';
import { KeyedChoices } from '../components/keyed-choices.tsx';
import type { Rating } from './use-rating.ts';

interface ItemProps {
  readonly rating: Rating;
  readonly behavior: string;
  readonly comment: RefObject<HTMLTextAreaElement | null>;
}

/** The item on the left, what is asked of it on the right. */
export function Item({ rating, behavior, comment }: ItemProps) {
  const { cards, at, asked, said } = rating;
  const card = cards[at] as RatingCard;
  // Where the page is narrow the last question stands below the next item.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another item is another place to begin at
  useEffect(() => {
    window.scrollTo({ top: 0 });
  }, [card.id]);
  return (
    <div className="review-card rate-card">
      <Evidence key={card.id} title={`Item ${at + 1} of ${cards.length}`}>
        <EvidenceText label={null} text={card.text} />
      </Evidence>
      <section className="review-claim rate-asked" aria-label="What is asked of it">
        <p className="rate-behavior">
          The behavior: <strong>{behavior}</strong>
        </p>
        {card.questions.map(({ question, text, choices }, place) => (
          <fieldset key={question} className="rate-question" aria-current={place === asked ? 'step' : undefined}>
            <legend>
              <h3>{text}</h3>
            </legend>
            <KeyedChoices
              choices={choices}
              chosen={said.answer(card.id, question)}
              className={question === 'relevance' ? 'review-choices rate-scale' : 'review-choices'}
              onChoose={(answer) => rating.answer(place, answer)}
            />
          </fieldset>
        ))}
        <Comment
          key={card.id}
          before={said.answer(card.id, 'comment') ?? ''}
          field={comment}
          onSay={(text) => rating.comment(text)}
        />
      </section>
    </div>
  );
}

interface CommentProps {
  readonly before: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onSay: (text: string) => void;
}

/** Kept when it is left; Escape leaves it. */
function Comment({ before, field, onSay }: CommentProps) {
  const [text, setText] = useState(before);
  useEffect(() => setText(before), [before]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') field.current?.blur();
  };
  return (
    <div className="rate-comment">
      <label htmlFor="comment">
        Comment <kbd>M</kbd>
      </label>
      <textarea
        id="comment"
        ref={field}
        rows={2}
        maxLength={2000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => onSay(text)}
      />
    </div>
  );
}
