/** Which fields the rows have, and which of them would make a facet. Values are looked at and not kept. */
import type { Conversation, FieldValue } from '../insights/records.ts';

export interface PreviewField {
  /** Dotted, as a facet names it. */
  readonly name: string;
  /** Conversations that have it. */
  readonly conversations: number;
  /** Different values, counted up to `VALUES_COUNTED`. */
  readonly values: number;
  /** Whether all of them are numbers. */
  readonly numbers: boolean;
}

export interface FieldCounts {
  /** Rows of one id are one conversation. */
  add(row: Pick<Conversation, 'id' | 'account' | 'fields'>): void;
  /** Those of most conversations first. A name that few rows have may be what somebody is called, and is only counted. */
  report(): { readonly fields: PreviewField[]; readonly rareFields: number };
}

/**
 * A field is named where at least so many different conversations have it, of so many different accounts where the input
 * has any, and so large a share of all conversations.
 */
const LEAST_CONVERSATIONS = 5;
const LEAST_ACCOUNTS = 5;
const LEAST_SHARE = 0.01;

export const VALUES_COUNTED = 1000;
/** More values than this are names, ids or free text rather than a category. */
const CATEGORY_VALUES = 30;

interface Seen {
  conversations: number;
  /** Of those, the ones that are the first of their id. */
  different: number;
  /** Up to `LEAST_ACCOUNTS` of them. */
  readonly accounts: Set<string>;
  readonly values: Set<FieldValue>;
  numbers: boolean;
}

export function fieldCounter(): FieldCounts {
  const fields = new Map<string, Seen>();
  const ids = new Set<string>();
  let hasAccounts = false;
  return {
    add: ({ id, account, fields: ofRow }) => {
      const isFirst = !ids.has(id);
      ids.add(id);
      hasAccounts ||= account !== undefined;
      for (const [name, value] of Object.entries(ofRow)) {
        const seen = fields.get(name) ?? unseen();
        seen.conversations++;
        if (isFirst) seen.different++;
        if (account !== undefined && seen.accounts.size < LEAST_ACCOUNTS) seen.accounts.add(account);
        seen.numbers &&= typeof value === 'number';
        if (seen.values.size < VALUES_COUNTED) seen.values.add(value);
        fields.set(name, seen);
      }
    },
    report: () => {
      const least = Math.max(LEAST_CONVERSATIONS, LEAST_SHARE * ids.size);
      const leastAccounts = hasAccounts ? LEAST_ACCOUNTS : 0;
      const named = [...fields]
        .filter(([, { different, accounts }]) => different >= least && accounts.size >= leastAccounts)
        .map(([name, { conversations, values, numbers }]) => ({ name, conversations, values: values.size, numbers }));
      named.sort((left, right) => right.conversations - left.conversations || (left.name < right.name ? -1 : 1));
      return { fields: named, rareFields: fields.size - named.length };
    },
  };
}

function unseen(): Seen {
  return { conversations: 0, different: 0, accounts: new Set(), values: new Set(), numbers: true };
}

/** What would be written under `facets` for a field, or null where it says the same of all, or something else of each. */
export function facetFor({ name, conversations, values, numbers }: PreviewField): string | object | null {
  if (values < 2 || conversations < 2) return null;
  if (values <= CATEGORY_VALUES && values <= conversations / 2) return name.includes('.') ? name : { field: name };
  return numbers ? { field: name, kind: 'number' } : null;
}
