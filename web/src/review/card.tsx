import { useEffect, useRef } from 'react';
import type { ReviewCard, ReviewText } from '../../../src/insights/review/page-state.ts';

interface CardProps {
  readonly card: ReviewCard;
  readonly onAnswer: (answer: string) => void;
}

/** What is known on the left, what is said of it and the answers on the right. */
export function Card({ card, onAnswer }: CardProps) {
  return (
    <div className="review-card">
      <Evidence key={card.id} {...card.evidence} />
      <section className="review-claim" aria-label="What is to be judged">
        <div className="review-said">
          <h2>{card.claim.title}</h2>
          <p className="review-claim-text">{card.claim.text}</p>
          {card.claim.detail && <p className="review-claim-detail">{card.claim.detail}</p>}
        </div>
        <div className="review-asked">
          <h3>{card.question}</h3>
          {card.hint && <p className="review-hint">{card.hint}</p>}
          <ul className={card.choices.length > 4 ? 'review-choices review-scale' : 'review-choices'}>
            {card.choices.map(({ key, answer, label }) => (
              <li key={answer}>
                <button type="button" onClick={() => onAnswer(answer)}>
                  <kbd>{key}</kbd>
                  {label !== key && <span>{label}</span>}
                </button>
              </li>
            ))}
          </ul>
        </div>
      </section>
    </div>
  );
}

/** Has the focus, so that arrows, space and page keys scroll it. */
function Evidence({ title, texts }: ReviewCard['evidence']) {
  const region = useRef<HTMLElement>(null);
  useEffect(() => region.current?.focus({ preventScroll: true }), []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="review-evidence" ref={region} tabIndex={0} aria-label={title}>
      <h2>{title}</h2>
      {texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: texts of a card never change places
        <Text key={index} {...text} />
      ))}
    </section>
  );
}

function Text({ label, text }: ReviewText) {
  return (
    <div className="review-text" data-by={label ?? undefined}>
      {label && <h3>{label}</h3>}
      <p>{text}</p>
    </div>
  );
}
