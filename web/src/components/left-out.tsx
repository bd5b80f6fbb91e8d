import type { ReleaseData } from '../../../src/public-records/release.ts';
import { count, withheldGroups } from '../data/format.ts';
import { words } from '../words.ts';

/** What of all conversations the release does not show, and why, as far as that may be said. */
export function LeftOut({ release }: { readonly release: ReleaseData }) {
  const { overview } = words;
  return (
    <section aria-labelledby="left-heading">
      <h2 id="left-heading">{overview.left}</h2>
      <Content release={release} />
    </section>
  );
}

function Content({ release: { manifest, clusters } }: { readonly release: ReleaseData }) {
  if (manifest.dp !== undefined) return <p className="withheld-note">{words.overview.leftNoise}</p>;
  const { reasons = [], withheld, total, named } = clusters;
  if (total.conversations === named.conversations) return <p className="withheld-note">{words.overview.leftNone}</p>;
  if (reasons.length === 0) return withheld && <p className="withheld-note">{withheldGroups(withheld)}.</p>;
  return (
    <ul className="left-out">
      {reasons.map(({ reason, conversations }) => (
        <li key={reason}>
          <strong>{count(conversations)}</strong> {words.reasons[reason]}
        </li>
      ))}
    </ul>
  );
}
