/**
 * A set on disk: `set.yaml`, what it is, and `items.jsonl`, an item a line; where there are any, `statistics.jsonl` and `funnel.json`.
 * All of it is public.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { z } from 'zod';
import { usageError } from '../../core/errors.ts';
import { jsonLines, parseJson } from '../../core/json.ts';
import { makeFolder, writeSharedFile } from '../../store/files.ts';
import { readRows } from '../formats/read-rows.ts';
import { type Item, type ItemSet, itemSchema, setSchema } from '../records.ts';
import { funnelSchema } from './funnel.ts';
import { type Statistic, statisticSchema } from './statistics.ts';

const FACTS = 'set.yaml';
export const ITEMS_FILE = 'items.jsonl';
const STATISTICS = 'statistics.jsonl';
const FUNNEL = 'funnel.json';
/** All that a set may have. */
export const SET_FILES = [FACTS, ITEMS_FILE, STATISTICS, FUNNEL] as const;

/** Items first: what says that a set is there comes last. @throws AppError `OUTPUT_UNWRITABLE` */
export function writeSetFolder(folder: string, { facts, items, statistics, funnel }: ItemSet): void {
  makeFolder(folder);
  writeSharedFile(join(folder, ITEMS_FILE), jsonLines(items));
  if (statistics !== undefined) writeSharedFile(join(folder, STATISTICS), jsonLines(statistics));
  if (funnel !== undefined) writeSharedFile(join(folder, FUNNEL), `${JSON.stringify(funnel, null, 2)}\n`);
  writeSharedFile(join(folder, FACTS), stringify(facts));
}

/** Whether a set was written there. */
export function isSetFolder(folder: string): boolean {
  return existsSync(join(folder, FACTS));
}

/** @throws AppError `SET_NOT_FOUND`, `SET_DAMAGED` (exit code 2) */
export function readSetFolder(folder: string): ItemSet {
  if (![FACTS, ITEMS_FILE].every((file) => existsSync(join(folder, file)))) throw notFound(folder);
  const facts = valid(setSchema, parsedYaml(readFileSync(join(folder, FACTS), 'utf8')), join(folder, FACTS));
  const items = recordsIn(join(folder, ITEMS_FILE), itemSchema);
  refuseTwice(items, folder);
  const statistics = facts.statistics && statisticsIn(folder);
  const funnel = existsSync(join(folder, FUNNEL)) && funnelIn(join(folder, FUNNEL));
  return { facts, items, ...(statistics && { statistics }), ...(funnel && { funnel }) };
}

function statisticsIn(folder: string): Statistic[] {
  const path = join(folder, STATISTICS);
  if (!existsSync(path)) throw damaged(join(folder, FACTS), `: it speaks of ${STATISTICS}, which is not there`);
  return recordsIn(path, statisticSchema);
}

function funnelIn(path: string): z.infer<typeof funnelSchema> {
  return valid(funnelSchema, parseJson(readFileSync(path, 'utf8')), path);
}

function recordsIn<Schema extends z.ZodType>(path: string, schema: Schema): z.infer<Schema>[] {
  return readRows(path).map(({ row, line }) => {
    const read = schema.safeParse(row);
    if (read.success) return read.data;
    throw damaged(path, `in line ${line}`);
  });
}

function valid<Schema extends z.ZodType>(schema: Schema, value: unknown, path: string): z.infer<Schema> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw damaged(path, `at ${issue?.path.join('.') || 'its start'} (${issue?.message})`);
}

function parsedYaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

function refuseTwice(items: readonly Item[], folder: string): void {
  const seen = new Set<string>();
  for (const { id } of items) {
    if (seen.has(id)) throw damaged(join(folder, ITEMS_FILE), `: two items have the id ${id}`);
    seen.add(id);
  }
}

function notFound(folder: string): Error {
  return usageError(
    'SET_NOT_FOUND',
    `There is no set in ${folder}.`,
    `A set is a folder with ${FACTS} and ${ITEMS_FILE}: "sightline evals import FILE --out DIR" makes one of a published file.`,
  );
}

function damaged(path: string, where: string): Error {
  return usageError(
    'SET_DAMAGED',
    `${path} does not follow its schema ${where}.`,
    'Restore it, or import the published file again.',
  );
}
