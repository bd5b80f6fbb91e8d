import type { ReviewProgress } from '../../../src/insights/review/page-state.ts';
import { count } from '../data/format.ts';

/** How far each part is; the one at work is marked. */
export function Progress({ parts }: { readonly parts: readonly ReviewProgress[] }) {
  const current = parts.find(({ answered, total }) => answered < total);
  const answered = parts.reduce((sum, part) => sum + part.answered, 0);
  const total = parts.reduce((sum, part) => sum + part.total, 0);
  return (
    <>
      <ol className="review-parts">
        {parts.map((part) => (
          <li key={part.title} aria-current={part === current ? 'step' : undefined}>
            <span className="review-part-title">{part.title}</span>
            <span className="review-part-count">
              {count(part.answered)} of {count(part.total)}
            </span>
            <progress value={part.answered} max={part.total} aria-label={part.title} />
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {count(answered)} of {count(total)} answered
      </p>
    </>
  );
}
