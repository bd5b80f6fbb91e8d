import type { ReviewCard } from '../../../src/insights/review/page-state.ts';
import { Evidence, EvidenceText } from '../components/evidence.tsx';
import { KeyedChoices } from '../components/keyed-choices.tsx';

interface CardProps {
  readonly card: ReviewCard;
  readonly onAnswer: (answer: string) => void;
}

/** What is known on the left, what is said of it and the answers on the right. */
export function Card({ card, onAnswer }: CardProps) {
  const { evidence, claim, question, hint, choices } = card;
  return (
    <div className="review-card">
      <Evidence key={card.id} title={evidence.title}>
        {evidence.texts.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: texts of a card never change places
          <EvidenceText key={index} {...text} />
        ))}
      </Evidence>
      <section className="review-claim" aria-label="What is to be judged">
        <div className="review-said">
          <h2>{claim.title}</h2>
          <p className="review-claim-text">{claim.text}</p>
          {claim.detail && <p className="review-claim-detail">{claim.detail}</p>}
        </div>
        <div className="review-asked">
          <h3>{question}</h3>
          {hint && <p className="review-hint">{hint}</p>}
          <KeyedChoices
            choices={choices}
            className={choices.length > 4 ? 'review-choices review-scale' : 'review-choices'}
            onChoose={onAnswer}
          />
        </div>
      </section>
    </div>
  );
}
