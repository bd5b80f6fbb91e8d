/** Names as in the paper: one call a cluster, over a sample of its summaries. No defence against planted text. */
import { ask } from '../../../calls/ask.ts';
import type { ClusterName } from '../../records.ts';
import { shownText } from '../../shown-text.ts';
import type { BaseNamingTask } from '../analyst.ts';
import { sampleOfAccounts } from './account-groups.ts';
import type { NamingParts } from './naming-parts.ts';
import { paperNamePrompt } from './paper-name-prompt.ts';
import { uniqueNames } from './unique-names.ts';

/** Clio, appendix G.5. */
const SUMMARIES = 50;

export async function namesOfThePaper(
  task: BaseNamingTask,
  { caller, secret, criteria, taken: names, count }: NamingParts,
): Promise<ClusterName[]> {
  const textOf = (row: number): string => (task.rows[row]?.request ?? '').replace(/\s+/gu, ' ');
  const sampled = task.clusters.map(({ id, members }) => ({
    id,
    rows: sampleOfAccounts(members, task, secret, SUMMARIES),
  }));
  const spoken = sampled.filter(({ rows }) => rows.length > 0);
  const outsideOf = task.nearestOutside(SUMMARIES);
  const given = await uniqueNames(spoken, names, async ({ id, rows }, taken) => {
    const outside = (outsideOf.get(id) ?? []).map(textOf);
    const answer = await ask(caller, paperNamePrompt(criteria), { summaries: rows.map(textOf), outside, taken });
    count(`names.${answer.outcome}`, 1);
    if (answer.outcome !== 'answered') return null;
    return { name: shownText(answer.value.name), description: shownText(answer.value.description) };
  });
  // Nobody has counted who stands behind a word: the number is of those who were heard.
  return spoken.flatMap(({ id, rows }) => {
    const name = given.get(id);
    return name === undefined ? [] : [{ id, ...name, support: rows.length }];
  });
}
