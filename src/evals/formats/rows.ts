/** Rows of a layout as items, and items as rows. What one says the other says again. */
import type { Item } from '../records.ts';
import type { Layout, Row } from './layout.ts';
import { questionParts } from './options-of.ts';

/** What the layout has a name for and does not hold as it should (a number for an answer) stays in `meta` as it is. */
export function itemOf({ kind, fields }: Layout, row: Row, id: string): Item {
  const taken = new Set<string>();
  const take = <Value>(field: string | undefined, read: (value: unknown) => Value | undefined): Value | undefined => {
    const value = field === undefined ? undefined : read(row[field]);
    if (field !== undefined && value !== undefined) taken.add(field);
    return value;
  };
  const question = take(fields.question, text) ?? '';
  const statement = take(fields.statement, text);
  const labelConfidence = take(fields.labelConfidence, probability);
  const matching = take(fields.matching, answers) ?? [];
  const notMatching = take(fields.notMatching, answers) ?? [];
  const listed = (['matching', 'notMatching'] as const).filter((name) => Array.isArray(row[fields[name] ?? '']));
  const meta = Object.fromEntries(Object.entries(row).filter(([field]) => !taken.has(field)));
  return {
    id,
    kind,
    question,
    ...(statement !== undefined && { statement }),
    options: kind === 'multiple-choice' ? [...questionParts(question).options] : [],
    matching,
    notMatching,
    ...(labelConfidence !== undefined && { labelConfidence }),
    ...(Object.keys(meta).length > 0 && { meta }),
    ...(listed.length > 0 && { listed }),
  };
}

/** @param order names of the fields; those that the item has nothing for are left out */
export function rowOf({ fields }: Layout, item: Item, order: readonly string[]): Row {
  const answer = (name: 'matching' | 'notMatching'): unknown =>
    item.listed?.includes(name) || item[name].length !== 1 ? item[name] : item[name][0];
  const values = new Map<string | undefined, unknown>([
    [fields.question, item.question],
    [fields.statement, item.statement],
    [fields.labelConfidence, item.labelConfidence],
    [fields.matching, answer('matching')],
    [fields.notMatching, answer('notMatching')],
    ...Object.entries(item.meta ?? {}),
  ]);
  const named = [...values.keys()].filter((field) => field !== undefined);
  const all = [...order, ...named.filter((field) => !order.includes(field))];
  return Object.fromEntries(
    all.filter((field) => values.get(field) !== undefined).map((field) => [field, values.get(field)]),
  );
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function probability(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : undefined;
}

function answers(value: unknown): string[] | undefined {
  const all = [value].flat();
  return all.every((answer) => typeof answer === 'string') ? all : undefined;
}
