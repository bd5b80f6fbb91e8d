/** Items and statistics as rows of a table: every row has the same columns, and every column one type, as loaders of data sets ask for. */

import type { Item } from '../../records.ts';
import type { Statistic, StatisticsFacts } from '../../sets/statistics.ts';
import type { Row } from '../layout.ts';

/** What an item states itself; what it says beside is in columns of their own names. */
const own: Readonly<Record<string, (item: Item) => unknown>> = {
  question: ({ kind, question }) => (kind === 'pronoun' ? null : question),
  sentence_with_blank: ({ kind, question }) => (kind === 'pronoun' ? question : null),
  statement: ({ statement }) => statement ?? null,
  options: ({ options }) => options,
  answer_matching_behavior: ({ matching }) => matching,
  answer_not_matching_behavior: ({ notMatching }) => notMatching,
  label_confidence: ({ labelConfidence }) => labelConfidence ?? null,
};

/** Columns that no item says anything in are left out. */
export function itemRows(items: readonly Item[]): Row[] {
  const columns = Object.entries(own).filter(([, read]) => items.some((item) => !isEmpty(read(item))));
  const others = ofOneType(items.map(({ meta = {} }) => meta));
  const taken = new Set(['id', ...Object.keys(own)]);
  const names = new Map([...others.keys()].map((field) => [field, freeName(field, taken)]));
  return items.map((item, at) => {
    const stated = columns.map(([column, read]): [string, unknown] => [column, read(item)]);
    const beside = [...others].map(([field, values]): [string, unknown] => [names.get(field) as string, values[at]]);
    return Object.fromEntries([['id', item.id], ...stated, ...beside]);
  });
}

/** A record with its key under the name that items use. */
export function statisticRows(records: readonly Statistic[], { key }: StatisticsFacts): Row[] {
  const columns = ofOneType(records.map(({ values }) => values));
  return records.map((record, at) => ({
    [key]: record.key,
    ...Object.fromEntries([...columns].map(([column, values]) => [column, values[at]])),
  }));
}

const types: readonly ((value: unknown) => boolean)[] = [
  (value) => typeof value === 'string',
  (value) => typeof value === 'number',
  (value) => typeof value === 'boolean',
  (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
];

/** The values of each field in the order of the objects, null where one has none. Where they are of several types they are JSON texts. */
function ofOneType(objects: readonly Readonly<Record<string, unknown>>[]): Map<string, unknown[]> {
  const fields = [...new Set(objects.flatMap(Object.keys))];
  return new Map(
    fields.map((field) => {
      const values = objects.map((object) => object[field] ?? null);
      const isOne = types.some((isType) => values.every((value) => value === null || isType(value)));
      return [field, isOne ? values : values.map((value) => (value === null ? null : JSON.stringify(value)))];
    }),
  );
}

function freeName(field: string, taken: Set<string>): string {
  const name = taken.has(field) ? freeName(`meta_${field}`, taken) : field;
  taken.add(name);
  return name;
}

function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
