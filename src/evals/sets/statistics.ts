/** What is known of the things that items are about, such as the share of women in an occupation: a record each, with the name that items use. */
import { z } from 'zod';
import type { Item } from '../records.ts';

export const statisticSchema = z.object({
  /** What it is about, as the items say it. */
  key: z.string().min(1),
  /** By column, without that of the key: numbers where the whole column is numbers, null where a cell is empty. */
  values: z.record(z.string(), z.unknown()),
  /** As of an item: how its file writes it, where that is not how it writes the others. Of a table the whole line, under an empty name. */
  spelled: z.record(z.string(), z.string()).optional(),
  fields: z.array(z.string()).optional(),
});
export type Statistic = z.infer<typeof statisticSchema>;

/** What the records have in common, and how their file is written. */
export const statisticsFactsSchema = z.strictObject({
  /** Of the file, without its ending. */
  name: z.string().regex(/^[\w.-]{1,200}$/u),
  /** Column of the key, and the field of the items that says the same. */
  key: z.string().min(1),
  /** In order, with that of the key. */
  columns: z.array(z.string()).min(1),
  file: z.discriminatedUnion('format', [
    z.strictObject({
      format: z.literal('jsonl'),
      spaced: z.boolean(),
      ascii: z.boolean(),
      finalNewline: z.boolean(),
    }),
    z.strictObject({
      format: z.enum(['csv', 'tsv']),
      newline: z.enum(['\n', '\r\n']),
      finalNewline: z.boolean(),
      /** The first line, where it is not the names of the columns as they would be written. */
      header: z.string().optional(),
    }),
  ]),
});
export type StatisticsFacts = z.infer<typeof statisticsFactsSchema>;

export interface Statistics {
  readonly facts: StatisticsFacts;
  readonly records: readonly Statistic[];
}

/** The record of each item that has one, by the item's id. */
export function statisticsOfItems(
  items: readonly Item[],
  { facts, records }: Statistics,
): ReadonlyMap<string, Statistic> {
  const byKey = new Map(records.map((record) => [record.key, record]));
  return new Map(
    items.flatMap((item) => {
      const record = byKey.get(String(item.meta?.[facts.key] ?? ''));
      return record === undefined ? [] : [[item.id, record]];
    }),
  );
}
