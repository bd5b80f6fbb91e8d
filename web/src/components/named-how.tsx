import type { PublicClaim, ReleaseHeader } from '../../../src/public-records/release.ts';
import { count } from '../data/format.ts';

interface NamedHowProps {
  readonly claims: readonly PublicClaim[];
  /** Whether the name is somebody's own, and the description alone is made of claims. */
  readonly nameByHand?: boolean | undefined;
  readonly thresholds: ReleaseHeader['thresholds'];
}

/** What a name and its description are made of, and how many stand behind each part of them. */
export function NamedHow({ claims, nameByHand = false, thresholds }: NamedHowProps) {
  const unit = thresholds.counting === 'accounts' ? 'account' : 'conversation';
  const most = Math.max(...claims.map(({ support }) => support));
  const strongest = claims.toSorted((left, right) => right.support - left.support);
  return (
    <details className="named-how">
      <summary>{nameByHand ? 'How was this described?' : 'How was this named?'}</summary>
      <p>
        {nameByHand ? 'The description is' : 'Name and description are'} made of what many say. Beside each word or
        claim: how many different {unit}s say it at least, in steps of {count(thresholds.minWordSupport)}.
      </p>
      <ul>
        {strongest.map(({ text, support }) => (
          <li key={text}>
            <span>{text}</span>
            <span className="bar" aria-hidden="true">
              <span className="bar-own" style={{ width: `${(100 * support) / most}%` }} />
            </span>
            <span className="list-count">
              {count(support)}+ {unit}s
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
