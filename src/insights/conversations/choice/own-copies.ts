/**
 * Conversations of one account that are copies of one another: of each group the fullest stays. Those of different accounts never give
 * way to one another. So no account is lost from anything that is counted, a word is said by nobody who did not write it, and what stays
 * of one account depends on no other (docs/decisions/duplicates.md).
 */
import type { ComparableText } from '../../../text/comparable.ts';
import { copyGroups } from '../../../text/copy-groups.ts';

export interface Owned {
  readonly id: string;
  readonly account: string | null;
  /** How many messages it has. */
  readonly messages: number;
}

export interface WithoutCopies<Entry> {
  readonly kept: Entry[];
  /** Each that gave way, with the one that stays for it. */
  readonly copies: readonly { readonly copy: Entry; readonly of: Entry }[];
}

/** @param wordsOf is asked about those alone that have another of their account */
export function withoutOwnCopies<Entry extends Owned>(
  entries: readonly Entry[],
  wordsOf: (entry: Entry) => ComparableText,
): WithoutCopies<Entry> {
  const copies = [...Map.groupBy(entries, ({ account }) => account).values()].flatMap((own) =>
    copiesAmong(own, wordsOf),
  );
  const gone = new Set(copies.map(({ copy }) => copy));
  return { kept: entries.filter((entry) => !gone.has(entry)), copies };
}

function copiesAmong<Entry extends Owned>(entries: readonly Entry[], wordsOf: (entry: Entry) => ComparableText) {
  if (entries.length < 2) return [];
  const fullestFirst = entries.toSorted(
    (left, right) => right.messages - left.messages || (left.id < right.id ? -1 : 1),
  );
  const { first } = copyGroups(fullestFirst.map(wordsOf));
  return fullestFirst.flatMap((copy, at) =>
    first[at] === at ? [] : [{ copy, of: fullestFirst[first[at] as number] as Entry }],
  );
}
