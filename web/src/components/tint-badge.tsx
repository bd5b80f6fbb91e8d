import { times } from '../data/format.ts';
import type { ChangeTint, ConcernTint, Tint } from '../data/tints.ts';
import { changeSaid, concernSaid, range, words } from '../words.ts';
import { ComparedBadge } from './compared-badge.tsx';
import { MarkSign } from './mark-sign.tsx';

/** What a cluster is coloured or sorted by, in a few letters and a colour. */
export function TintBadge({ tint }: { readonly tint: Tint }) {
  switch (tint.kind) {
    case 'change':
      return <ChangeBadge tint={tint} />;
    case 'concern':
      return <ConcernBadge tint={tint} />;
    default:
      return <ComparedBadge cell={tint} />;
  }
}

function ChangeBadge({ tint: { change, isNew, tone } }: { readonly tint: ChangeTint }) {
  if (change === null) return <span className="compared-badge">{isNew ? words.tint.new : words.tint.unknown}</span>;
  const said = changeSaid(change);
  return (
    <span className="compared-badge" data-tone={tone === 0 ? undefined : tone} title={said}>
      {tone !== 0 && <MarkSign mark={tone > 0 ? 'over' : 'under'} />}
      {change.before > 0 ? times(change.now / change.before) : words.tint.new}
      <span className="visually-hidden">, {said}, </span>
    </span>
  );
}

function ConcernBadge({ tint: { concern, step } }: { readonly tint: ConcernTint }) {
  if (concern === null) return <span className="compared-badge">{words.tint.unknown}</span>;
  const said = concernSaid(concern);
  return (
    <span className="compared-badge" data-concern={step ?? undefined} title={said}>
      {range(concern.mean, (rating) => rating.toFixed(1))}
      <span className="visually-hidden">, {said}, </span>
    </span>
  );
}
