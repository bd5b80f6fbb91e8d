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
  add(fields: Readonly<Record<string, FieldValue>>): void;
  /** Those of most conversations first. A name that few rows have may be what somebody is called, and is only counted. */
  report(): { readonly fields: PreviewField[]; readonly rareFields: number };
}

/** A field is named where at least so many conversations have it, and so large a share of them. */
const LEAST_CONVERSATIONS = 5;
const LEAST_SHARE = 0.01;

export const VALUES_COUNTED = 1000;
/** More values than this are names, ids or free text rather than a category. */
const CATEGORY_VALUES = 30;

interface Seen {
  conversations: number;
  readonly values: Set<FieldValue>;
  numbers: boolean;
}

export function fieldCounter(): FieldCounts {
  const fields = new Map<string, Seen>();
  let rows = 0;
  return {
    add: (row) => {
      rows++;
      for (const [name, value] of Object.entries(row)) {
        const seen = fields.get(name) ?? { conversations: 0, values: new Set(), numbers: true };
        seen.conversations++;
        seen.numbers &&= typeof value === 'number';
        if (seen.values.size < VALUES_COUNTED) seen.values.add(value);
        fields.set(name, seen);
      }
    },
    report: () => {
      const all = [...fields].map(([name, seen]) => ({ ...seen, name, values: seen.values.size }));
      const named = all.filter((field) => field.conversations >= Math.max(LEAST_CONVERSATIONS, LEAST_SHARE * rows));
      named.sort((left, right) => right.conversations - left.conversations || (left.name < right.name ? -1 : 1));
      return { fields: named, rareFields: all.length - named.length };
    },
  };
}

/** What would be written under `facets` for a field, or null where it says the same of all, or something else of each. */
export function facetFor({ name, conversations, values, numbers }: PreviewField): string | object | null {
  if (values < 2 || conversations < 2) return null;
  if (values <= CATEGORY_VALUES && values <= conversations / 2) return name.includes('.') ? name : { field: name };
  return numbers ? { field: name, kind: 'number' } : null;
}
