/** As what rows are read: in formats that they show, in one that was named, or as `--map` says. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isMapperFile, type Settings } from '../config/index.ts';
import { usageError } from '../core/errors.ts';
import { sha256 } from '../core/hash.ts';
import type { ConversationFormat } from '../insights/conversations/format.ts';
import { type Chosen, chosenFormat } from '../insights/conversations/mapped-format.ts';
import { type ConversationMapper, mapperFormat } from '../insights/conversations/mapper-format.ts';

/** @throws AppError `MAP_INVALID`, `MAPPER_INVALID` */
export async function chosenRows(
  { map, format }: Pick<Settings, 'map' | 'format'>,
  workingFolder: string,
  formats?: readonly ConversationFormat[],
): Promise<Chosen> {
  if (map === undefined || !isMapperFile(map)) return chosenFormat(map, { format, formats });
  const path = resolve(workingFolder, map);
  if (!existsSync(path))
    throw invalid(path, 'is not there', 'Name the file of your mapper, relative to where you are.');
  const fingerprint = sha256(readFileSync(path));
  return { format: 'mapper', formats: [mapperFormat({ mapper: await mapperIn(path), path, fingerprint })] };
}

async function mapperIn(path: string): Promise<ConversationMapper> {
  const module = await load(path);
  if (typeof module.default === 'function') return module.default as ConversationMapper;
  throw invalid(path, 'exports no function as its default', SHAPE);
}

const SHAPE =
  'Write: import type { ConversationMapper } from "sightline"; export default ((row) => ({ user_id: ..., messages: [{ role: "user", content: ... }] })) satisfies ConversationMapper;';

async function load(path: string): Promise<{ readonly default?: unknown }> {
  try {
    return await import(pathToFileURL(path).href);
  } catch (cause) {
    const kind = cause instanceof Error ? cause.name : 'unknown';
    throw invalid(path, `cannot be loaded (${kind})`, `Run it by itself, which says why: node ${basename(path)}`);
  }
}

function invalid(path: string, problem: string, hint: string): Error {
  return usageError('MAPPER_INVALID', `The mapper ${path} ${problem}.`, hint);
}
