/** Which fields the rows have, and which of them would make a facet. Values are looked at and not kept. */
import type { FieldValue } from '../insights/records.ts';

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
  add(id: string, fields: Readonly<Record<string, FieldValue>>): void;
  /** Those of most conversations first. A name that few rows have may be what somebody is called, and is only counted. */
  report(): { readonly fields: PreviewField[]; readonly rareFields: number };
}

/** A field is named where at least so many different conversations have it, and so large a share of them. */
const LEAST_CONVERSATIONS = 5;
const LEAST_SHARE = 0.01;

export const VALUES_COUNTED = 1000;
/** More values than this are names, ids or free text rather than a category. */
const CATEGORY_VALUES = 30;

interface Seen {
  conversations: number;
  /** Of those, the ones that are the first of their id. */
  different: number;
  readonly values: Set<FieldValue>;
  numbers: boolean;
}

export function fieldCounter(): FieldCounts {
  const fields = new Map<string, Seen>();
  const ids = new Set<string>();
  return {
    add: (id, row) => {
      const isFirst = !ids.has(id);
      ids.add(id);
      for (const [name, value] of Object.entries(row)) {
        const seen = fields.get(name) ?? { conversations: 0, different: 0, values: new Set(), numbers: true };
        seen.conversations++;
        if (isFirst) seen.different++;
        seen.numbers &&= typeof value === 'number';
        if (seen.values.size < VALUES_COUNTED) seen.values.add(value);
        fields.set(name, seen);
      }
    },
    report: () => {
      const least = Math.max(LEAST_CONVERSATIONS, LEAST_SHARE * ids.size);
      const named = [...fields]
        .filter(([, { different }]) => different >= least)
        .map(([name, { conversations, values, numbers }]) => ({ name, conversations, values: values.size, numbers }));
      named.sort((left, right) => right.conversations - left.conversations || (left.name < right.name ? -1 : 1));
      return { fields: named, rareFields: fields.size - named.length };
    },
  };
}

/** What would be written under `facets` for a field, or null where it says the same of all, or something else of each. */
export function facetFor({ name, conversations, values, numbers }: PreviewField): string | object | null {
  if (values < 2 || conversations < 2) return null;
  if (values <= CATEGORY_VALUES && values <= conversations / 2) return name.includes('.') ? name : { field: name };
  return numbers ? { field: name, kind: 'number' } : null;
}
