import type { ReleaseHeader } from '../../../src/public-records/release.ts';

/** The command that makes a release like this one of the same conversations. It names no path and nothing of the data. */
export function reproduceCommand({ thresholds, embedder, seed, analyst, dp, title }: ReleaseHeader): string {
  const { preset, counting, minAccounts, minConversations, minCellAccounts, minCellConversations } = thresholds;
  const byHand = [
    `--min-accounts ${minAccounts} --min-conversations ${minConversations}`,
    `--min-cell-accounts ${minCellAccounts} --min-cell-conversations ${minCellConversations}`,
  ];
  return [
    'sightline insights run INPUT',
    ...(analyst.startsWith('lexical') ? ['--analyst lexical'] : [`--model ${analyst.split(' ')[0]}`]),
    `--embedder ${embedderName(embedder)}`,
    `--seed ${seed}`,
    ...(preset === 'custom' ? byHand : [`--privacy ${preset}`]),
    ...(counting === 'conversations' ? ['--no-accounts'] : []),
    ...(dp === undefined ? [] : [`--dp ${dp.epsilon},${dp.delta}`]),
    ...(title === DEFAULT_TITLE ? [] : ['--title TITLE']),
  ].join(' ');
}

const DEFAULT_TITLE = 'Usage insights';

/** A name that another begins with comes behind it. */
const NAMED = ['use-lite', 'tfidf-svd', 'hybrid', 'vocabulary', 'minilm-hybrid', 'minilm'];

/** Without what says how it was fitted. */
function embedderName(embedder: string): string {
  return NAMED.find((name) => embedder.startsWith(name)) ?? 'MODEL';
}
