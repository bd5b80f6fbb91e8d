/** Names of clusters of items by a model: the best of its labels that no other cluster has. */
import { ask } from '../../calls/ask.ts';
import type { Caller } from '../../calls/call.ts';
import { clusterLabelsPrompt, type ItemsOfCluster } from './cluster-labels-prompt.ts';
import type { ClusterLabels } from './name-by-words.ts';

/** In the order of the clusters; null where the model would not or could not answer. @throws AppError of a call that failed */
export async function namesByModel(
  clusters: readonly ItemsOfCluster[],
  caller: Caller,
): Promise<(ClusterLabels | null)[]> {
  const answers = await Promise.all(clusters.map((cluster) => ask(caller, clusterLabelsPrompt, cluster)));
  const taken = new Set<string>();
  return answers.map((answer) => {
    if (answer.outcome !== 'answered') return null;
    const labels = [...new Set(answer.value.labels.map(oneLine))].filter((label) => label !== '');
    const name = labels.find((label) => !taken.has(label.toLowerCase()));
    if (name === undefined) return null;
    taken.add(name.toLowerCase());
    return { name, labels };
  });
}

/** Without invisible characters, beginning with a capital. */
function oneLine(text: string): string {
  const line = text
    .normalize('NFKC')
    .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim();
  return line.charAt(0).toUpperCase() + line.slice(1);
}
