import { memo } from 'react';
import type { DpFacts, ReleaseData, ReleaseHeader } from '../../../src/public-records/release.ts';
import { count, counted } from '../data/format.ts';
import { words } from '../words.ts';

const STABILITY =
  'Stability is how alike a cluster and its best match are when all is clustered anew, with other seeds and for samples of the accounts: 1 is the same, below 0.6 the conversations are often divided otherwise.';

const LINEAGE =
  'A cluster continues one of the earlier release, and has its id, when at least half of what is still there of that one is in it; parents do by the conversations below them. New is one that no cluster shown there is behind.';

/** How the release was made, what it leaves out and what it cannot say. */
export const Method = memo(function Method({ release }: { readonly release: ReleaseData }) {
  const { manifest, clusters } = release;
  return (
    <section className="method" aria-labelledby="method-heading">
      <h2 id="method-heading">Limits and method</h2>
      <div className="method-columns">
        <div>
          <h3>What this release cannot say</h3>
          <ul>
            {manifest.limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
            {manifest.dp === undefined && (
              <li>
                Intervals hold for one figure at a time (95%, Wilson
                {manifest.thresholds.counting === 'accounts' ? ', with accounts as the sample size' : ''})
                {manifest.comparisons === undefined && '; differences are not tested here'}.
              </li>
            )}
            {manifest.comparisons && <li>{words.compared(manifest.comparisons)}</li>}
            {clusters.clusters.some((cluster) => cluster.stability !== undefined) && <li>{STABILITY}</li>}
            {clusters.clusters.some((cluster) => cluster.lineage !== undefined) && <li>{LINEAGE}</li>}
          </ul>
        </div>
        <div>
          <h3>What may be shown</h3>
          <ul>
            {thresholdSentences(manifest).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
        <div>
          <h3>How it was made</h3>
          <MadeHow manifest={manifest} />
        </div>
      </div>
    </section>
  );
});

function thresholdSentences({ thresholds, dp }: ReleaseHeader): string[] {
  if (dp !== undefined) return noisySentences(thresholds, dp);
  const { counting, minAccounts, minConversations, minCellAccounts, minCellConversations, minWordSupport } = thresholds;
  const accounts = counting === 'accounts';
  const and = (least: number) => (accounts ? ` from at least ${counted(least, 'account')}` : '');
  return [
    `A cluster: at least ${counted(minConversations, 'conversation')}${and(minAccounts)}.`,
    `A figure of a facet, and the rest of its cluster: at least ${counted(minCellConversations, 'conversation')}${and(minCellAccounts)}.`,
    `A word of a name or description: used by at least ${count(minWordSupport)} different ${accounts ? 'accounts' : 'conversations'}.`,
    'What falls below is pooled with at least one other group, or left out.',
  ];
}

function noisySentences({ minConversations, minAccounts }: ReleaseHeader['thresholds'], dp: DpFacts): string[] {
  const { epsilon, delta, keywords, counts, tables } = dp;
  const least = Math.max(minConversations, minAccounts * counts.conversationsPerAccount);
  return [
    `Whether an account is in the data changes the chance of anything shown here by a factor of e^${epsilon} at most, but for a chance of ${delta} (differential privacy, by account).`,
    `A word: named by at least ${counted(keywords.listed.threshold, 'account')}, counted with noise, where it is one of ${count(keywords.listed.words)} that are listed beforehand, and by ${count(keywords.threshold)} where it is not; an account names ${count(keywords.wordsPerAccount)} at most (epsilon ${keywords.epsilon}).`,
    `A cluster: at least ${counted(least, 'conversation')}, counted with noise, and more than noise alone makes; of an account ${count(counts.conversationsPerAccount)} count at most (epsilon ${counts.epsilon}).`,
    ...(tables === undefined
      ? []
      : [
          `Tables: every value that a facet may have is counted with noise, for ${counted(tables.facets.length, 'facet')}; of an account ${count(tables.conversationsPerAccount)} conversations count at most (epsilon ${tables.epsilon}). Shown is what noise moves by a fifth of the row at most.`,
        ]),
    'What falls below is left out, and how much that is is not said.',
  ];
}

function MadeHow({ manifest }: { readonly manifest: ReleaseHeader }) {
  const facts: readonly (readonly [string, string])[] = [
    ['Preset', manifest.thresholds.preset],
    ...(manifest.clusteredBy ? [['Clustered by', manifest.clusteredBy.title] as const] : []),
    ['Analyst', manifest.analyst],
    ['Encoder', manifest.embedder],
    ['Seed', String(manifest.seed)],
    ['Stages', manifest.stages.map((stage) => `${stage.name} ${stage.version}`).join(', ')],
    ['Made with', `${manifest.tool.name} ${manifest.tool.version}`],
  ];
  return (
    <dl className="facts">
      {facts.map(([term, fact]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}
