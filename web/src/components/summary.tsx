import { memo, type ReactNode } from 'react';
import type { ReleaseData } from '../../../src/public-records/release.ts';
import { count, percent } from '../data/format.ts';

/** The figures of the release as a whole. */
export const Summary = memo(function Summary({ release }: { readonly release: ReleaseData }) {
  const { total, named, clusters } = release.clusters;
  const published = total.conversations > 0 ? named.conversations / total.conversations : 0;
  const bases = clusters.filter((cluster) => cluster.level === 0).length;
  const { dp, thresholds } = release.manifest;
  const countsAccounts = thresholds.counting === 'accounts' && dp === undefined;
  return (
    <section className="summary" aria-label="Summary">
      <dl>
        <Figure term={dp ? 'Conversations shown, with noise' : 'Conversations'}>{count(total.conversations)}</Figure>
        {countsAccounts && <Figure term="Accounts">{count(total.accounts)}</Figure>}
        <Figure term="Published clusters">
          {count(clusters.length)}
          {clusters.length > bases && <small> in {count(levels(release))} levels</small>}
        </Figure>
        {dp === undefined && (
          <Figure term="In a published, named cluster" wide>
            {percent(published)}
            <span className="share-line" aria-hidden="true">
              <span style={{ width: `${published * 100}%` }} />
            </span>
          </Figure>
        )}
      </dl>
    </section>
  );
});

interface FigureProps {
  readonly term: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

function Figure({ term, wide = false, children }: FigureProps) {
  return (
    <div className={wide ? 'figure wide' : 'figure'}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function levels(release: ReleaseData): number {
  return new Set(release.clusters.clusters.map((cluster) => cluster.level)).size;
}
