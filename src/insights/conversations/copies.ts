/** Conversations of a run that are copies of one another, whoever wrote them. Private: who watches for coordinated activity reads it. */
import { copyGroups, type OnProgress } from '../../text/copy-groups.ts';
import type { Conversation, CopyGroup } from '../records.ts';
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

/** @param conversations in the order of their ids */
export function findCopies(
  conversations: Iterable<Conversation>,
  collapsed: ReadonlyMap<string, number> = new Map(),
  onProgress: OnProgress = () => {},
): FoundCopies {
  const read: { readonly id: string; readonly account: string | undefined }[] = [];
  const texts = [];
  for (const { id, account, messages } of conversations) {
    read.push({ id, account });
    texts.push(comparedWords(messages));
  }
  const { same, first } = copyGroups(texts, onProgress);
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
