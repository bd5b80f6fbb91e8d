/**
 * What the releases of a run count, kept in its private side: a release that is made after them is decided beside them.
 * One record for each place where a release was written, and one list for all releases of the same conversations: those of a run can
 * change, where its input did. Who takes a release back removes its record.
 */
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { canonicalJsonFile, hashOf } from '../../core/hash.ts';
import { parseJson } from '../../core/json.ts';
import {
  byOtherConversations,
  type CountedRelease,
  countedReleaseSchema,
  fingerprintOfFigures,
  NOWHERE,
} from '../../privacy/joint/counted-release.ts';
import type { Private } from '../../privacy/visibility.ts';
import { makePrivateFolder, writeFileAtomic } from '../../store/files.ts';
import type { RunFolder } from '../../store/run-folder.ts';

/** Where releases were written, as far as it is known what they count. */
export function hasCounted(run: RunFolder, place: string): boolean {
  return existsSync(recordOf(run, place));
}

/** Releases of the same conversations. */
export interface BesideRun {
  /** Their ids, in the order in which the releases count them. */
  readonly conversations: readonly string[];
  readonly releases: readonly CountedRelease[];
}

/**
 * Releases elsewhere than at this place.
 *
 * @param now ids of the conversations that the run has, in order: records of earlier versions do not say which they count
 * @throws AppError `RELEASE_RECORD_UNREADABLE`
 */
export function countedElsewhere(run: RunFolder, place: string, now: readonly string[]): BesideRun[] {
  const own = [recordOf(run, place), pendingOf(run, place)];
  const others = recordsIn(run).filter((path) => !own.includes(path));
  return others.map((path) => readRecord(run, path, now));
}

/** All releases of a run. @param now see `countedElsewhere` */
export function countedOf(run: RunFolder, now: readonly string[]): BesideRun[] {
  return recordsIn(run).map((path) => readRecord(run, path, now));
}

/**
 * Releases of other runs as those of this one: its own conversations first, then those that it does not have.
 *
 * @param own ids of the conversations of this run, in order
 */
export function besideOwn(runs: readonly BesideRun[], own: readonly string[]): CountedRelease[] {
  const places = new Map(own.map((id, place) => [id, place]));
  for (const { conversations } of runs) {
    for (const id of conversations) if (!places.has(id)) places.set(id, places.size);
  }
  return runs.flatMap(({ conversations, releases }) => {
    const moved = (values: readonly number[]): number[] => {
      const all = new Array<number>(places.size).fill(NOWHERE);
      values.forEach((value, row) => {
        all[places.get(conversations[row] as string) as number] = value;
      });
      return all;
    };
    return releases.map((release) => byOtherConversations(release, moved));
  });
}

export interface Counted {
  readonly counted: Private<CountedRelease>;
  /** Ids, in the order in which they are counted. */
  readonly conversations: readonly string[];
}

/** Notes what a release counts, then writes it: whatever a kill leaves behind is noted. */
export function noteCounted(
  run: RunFolder,
  place: string,
  { counted, conversations }: Counted,
  write: () => void,
): void {
  makePrivateFolder(join(run.private, 'releases'));
  const of = hashOf(conversations);
  if (!existsSync(listOf(run, of))) writeFileAtomic(listOf(run, of), canonicalJsonFile(conversations));
  writeFileAtomic(pendingOf(run, place), canonicalJsonFile({ ...counted.open(), of }));
  write();
  renameSync(pendingOf(run, place), recordOf(run, place));
}

/**
 * Those of the others beside which a release must be decided. None where every other rests upon the figures of one of all: then
 * whoever has all of them knows no more than that one tells. It is figures that count, and not thresholds: clusters of a run are others
 * where its input, its edits or what a model says of it changed, and a release that hides more for the sake of others is not what is
 * decided upon its thresholds.
 *
 * @param own as it is where nothing is hidden for the sake of others
 */
export function toGuard(others: readonly CountedRelease[], own: CountedRelease): readonly CountedRelease[] {
  const all = [...others, own].map((release) => ({ ...release, figures: fingerprintOfFigures(release) }));
  const restsOn = (one: (typeof all)[number], first: (typeof all)[number]): boolean =>
    one.method === first.method && [...one.upon, one.figures].includes(first.figures);
  return all.some((first) => all.every((other) => restsOn(other, first))) ? [] : others;
}

function recordsIn(run: RunFolder): string[] {
  const folder = join(run.private, 'releases');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^counted-.*\.json$/u.test(name))
    .sort()
    .map((name) => join(folder, name));
}

const recordSchema = countedReleaseSchema.extend({ of: z.string().nullable().default(null) });

function readRecord(run: RunFolder, path: string, now: readonly string[]): BesideRun {
  const { of, ...release } = parsedAs(recordSchema, path);
  return { conversations: of === null ? now : parsedAs(z.array(z.string()), listOf(run, of)), releases: [release] };
}

function parsedAs<Parsed>(schema: z.ZodType<Parsed>, path: string): Parsed {
  const parsed = existsSync(path) ? schema.safeParse(parseJson(readFileSync(path, 'utf8'))) : null;
  if (parsed?.success) return parsed.data;
  throw new AppError({
    code: 'RELEASE_RECORD_UNREADABLE',
    message: 'What another release of this run counts cannot be read.',
    hint: 'If nobody has that release, remove the files counted-*.json in private/releases/ of the run; else analyse again.',
  });
}

function recordOf(run: RunFolder, place: string): string {
  return join(run.private, 'releases', `counted-${nameOf(run, place)}.json`);
}

/** Of a release that is being written. */
function pendingOf(run: RunFolder, place: string): string {
  return join(run.private, 'releases', `counted-${nameOf(run, place)}.new.json`);
}

function listOf(run: RunFolder, hash: string): string {
  return join(run.private, 'releases', `conversations-${hash.slice(0, 16)}.json`);
}

/** A place in the run's folder moves with it. */
function nameOf({ path }: RunFolder, place: string): string {
  const inside = relative(path, place);
  return hashOf(inside.startsWith('..') ? place : inside.replaceAll('\\', '/')).slice(0, 16);
}
