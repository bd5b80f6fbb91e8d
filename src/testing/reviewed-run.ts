/** A made-up run to be reviewed: six clusters of 10 to 60 conversations, two facets that a model answered. */
import type { ReviewedRun } from '../insights/review/reviewed-run.ts';

/** In every text of a conversation, so that a test can look for it where it must not be. */
export const REVIEWED_TEXT = 'zyxtext';

const sizes = [10, 20, 30, 40, 50, 60];
const facet = { hint: null, examples: [] };

/** A screener kept all of them and left out half as many. Of some others it could not tell. */
export function screenedRun(): ReviewedRun {
  const run = reviewedRun();
  const verdicts = Array.from({ length: 360 }, (_, place) => ({
    conversation: `conversation-${place}`,
    verdict: place < 210 ? 'yes' : place < 315 ? 'no' : 'cannot tell',
  }));
  return { ...run, screener: { question: 'Is it about bread?', verdicts } };
}

export function reviewedRun(): ReviewedRun {
  const clusters = sizes.map((size, index) => {
    const first = sizes.slice(0, index).reduce((sum, before) => sum + before, 0);
    return { id: `cluster-${index}`, members: Array.from({ length: size }, (_, member) => first + member) };
  });
  const rows = clusters.flatMap(({ id, members }) =>
    members.map((row) => ({
      conversation: `conversation-${row}`,
      account: `account-${row % 70}`,
      request: `${REVIEWED_TEXT} ${id} ${row}`,
      language: 'en',
      // Of some a model could not tell.
      values: { task: row % 10 === 0 ? null : `Task ${row}`, concern: String(1 + (row % 5)) },
    })),
  );
  const ids = clusters.map(({ id }) => id);
  const named = [...ids, 'parent-0', 'parent-1'];
  return {
    rows,
    clusters,
    facets: [
      { name: 'task', title: 'Task', question: 'What is done?', scale: null, ...facet },
      { name: 'concern', title: 'Concern', question: 'How concerning is it?', scale: [1, 5], ...facet },
    ],
    screener: null,
    names: new Map(named.map((id) => [id, { id, name: `Name of ${id}`, description: `All of ${id}.`, support: 5 }])),
    children: clusters.map(({ id }, index) => ({ cluster: id, parent: `parent-${index % 2}` })),
    nearestClusters: (count) => new Map(ids.map((own) => [own, ids.filter((id) => id !== own).slice(0, count)])),
    conversations: (ids) =>
      new Map(
        [...ids].map((id) => [
          id,
          {
            id,
            fields: {},
            messages: [
              { role: 'system' as const, text: 'zyxsystem' },
              { role: 'user' as const, text: `${REVIEWED_TEXT} ${id}` },
              { role: 'assistant' as const, text: `${REVIEWED_TEXT} answered` },
            ],
          },
        ]),
      ),
  };
}
