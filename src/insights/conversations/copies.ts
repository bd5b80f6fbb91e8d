/** Conversations of a run that are copies of one another, whoever wrote them. Private: who watches for coordinated activity reads it. */
import { noPause, type Pause } from '../../core/pause.ts';
import { endedWithPauses } from '../../core/steps.ts';
import { copyGroupSteps } from '../../text/copy-groups.ts';
import type { Conversation, CopyGroup } from '../records.ts';
import type { OnProgress } from './collect-conversations.ts';
import { comparedWords } from './own-words.ts';

export interface FoundCopies {
  /** The largest first. */
  readonly groups: readonly CopyGroup[];
  readonly counts: {
    /** Groups of two conversations or more. */
    readonly copyGroups: number;
    /** Conversations in them but for one of each. */
    readonly copies: number;
    /** Those of them with the same words as the first of their group. */
    readonly exactCopies: number;
  };
}

interface FindOptions {
  readonly pause?: Pause;
  readonly onProgress?: OnProgress;
}

/** @param conversations in the order of their ids @param collapsed by id, how many others of its account stand behind it */
export async function findCopies(
  conversations: Iterable<Conversation>,
  collapsed: ReadonlyMap<string, number> = new Map(),
  { pause = noPause, onProgress = () => {} }: FindOptions = {},
): Promise<FoundCopies> {
  const read: { readonly id: string; readonly account: string | undefined }[] = [];
  const texts = [];
  for (const { id, account, messages } of conversations) {
    read.push({ id, account });
    texts.push(comparedWords(messages));
    await pause();
  }
  const { same, first } = await endedWithPauses(copyGroupSteps(texts), pause, ({ done, total, unit }) =>
    onProgress(done, total, unit),
  );
  const groups = [...rowsByHead(first, (row) => collapsed.has((read[row] as { id: string }).id))]
    .map(([head, rows]): CopyGroup => {
      const members = rows.map((row) => read[row] as (typeof read)[number]);
      return {
        conversations: members.map(({ id }) => id),
        exact: rows.filter((row) => row !== head && same[row] === same[head]).length,
        accounts: new Set(members.flatMap(({ account }) => account ?? [])).size,
        collapsed: members.reduce((sum, { id }) => sum + (collapsed.get(id) ?? 0), 0),
      };
    })
    .sort(
      (left, right) =>
        right.conversations.length - left.conversations.length || (headOf(left) < headOf(right) ? -1 : 1),
    );
  const several = groups.filter((group) => group.conversations.length > 1);
  return {
    groups,
    counts: {
      copyGroups: several.length,
      copies: several.reduce((sum, group) => sum + group.conversations.length - 1, 0),
      exactCopies: several.reduce((sum, { exact }) => sum + exact, 0),
    },
  };
}

/** Ascending, with the head; of heads alone those that are wanted. Most rows are alone: of these no list is made. */
function rowsByHead(first: Uint32Array, isWanted: (row: number) => boolean): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  first.forEach((head, row) => {
    const rows = groups.get(head);
    if (rows !== undefined) rows.push(row);
    else if (head !== row) groups.set(head, [head, row]);
    else if (isWanted(row)) groups.set(row, [row]);
  });
  return groups;
}

function headOf({ conversations }: CopyGroup): string {
  return conversations[0] as string;
}
