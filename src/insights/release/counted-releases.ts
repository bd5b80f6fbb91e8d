/**
 * What the releases of a run count, kept in its private side: a release that is made after them is decided beside them.
 * One record for each place where a release was written. Who takes a release back removes its record.
 */
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join, relative } from 'node:path';
import { AppError } from '../../core/errors.ts';
import { canonicalJson, canonicalJsonFile, hashOf } from '../../core/hash.ts';
import { parseJson } from '../../core/json.ts';
import { DECISION_VERSION } from '../../privacy/decision.ts';
import {
  byOtherConversations,
  type CountedRelease,
  countedReleaseSchema,
  NOWHERE,
} from '../../privacy/joint/counted-release.ts';
import type { Thresholds } from '../../privacy/thresholds.ts';
import type { Private } from '../../privacy/visibility.ts';
import { makePrivateFolder, writeFileAtomic } from '../../store/files.ts';
import type { RunFolder } from '../../store/run-folder.ts';

/** Where releases were written, as far as it is known what they count. */
export function hasCounted(run: RunFolder, place: string): boolean {
  return existsSync(recordOf(run, place));
}

/**
 * Releases elsewhere than at this place.
 *
 * @throws AppError `RELEASE_RECORD_UNREADABLE`
 */
export function countedElsewhere(run: RunFolder, place: string): CountedRelease[] {
  const own = [recordOf(run, place), pendingOf(run, place)];
  return recordsIn(run)
    .filter((path) => !own.includes(path))
    .map(readRecord);
}

/** All releases of a run. */
export function countedOf(run: RunFolder): CountedRelease[] {
  return recordsIn(run).map(readRecord);
}

/** A run that shares conversations with another. */
export interface BesideRun {
  /** Their ids, in the order in which its releases count them. */
  readonly conversations: readonly string[];
  readonly releases: readonly CountedRelease[];
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

/** Notes what a release counts, then writes it: whatever a kill leaves behind is noted. */
export function noteCounted(run: RunFolder, place: string, counted: Private<CountedRelease>, write: () => void): void {
  makePrivateFolder(join(run.private, 'releases'));
  writeFileAtomic(pendingOf(run, place), canonicalJsonFile(counted.open()));
  write();
  renameSync(pendingOf(run, place), recordOf(run, place));
}

/**
 * Those of the others beside which a release must be decided. None where one of all was decided before every other, upon
 * whose figures the others rest: then whoever has all of them knows no more than that one tells. One that hides more, for the sake of
 * others, is not such a one: what rests upon its thresholds may show what it hides.
 */
export function toGuard(
  others: readonly CountedRelease[],
  thresholds: Thresholds,
  below: readonly Thresholds[],
): readonly CountedRelease[] {
  const all = [...others, { thresholds, below, method: DECISION_VERSION, hidesMore: false }];
  const key = (one: Thresholds): string => canonicalJson(one);
  const restsOn = (one: (typeof all)[number], first: (typeof all)[number]): boolean =>
    one.method === first.method &&
    [...one.below.map(key), ...(one.below.length > 0 ? [key(one.thresholds)] : [])].includes(key(first.thresholds));
  const first = all.find((one) => !one.hidesMore && all.every((other) => other === one || restsOn(other, one)));
  return first === undefined ? others : [];
}

function recordsIn(run: RunFolder): string[] {
  const folder = join(run.private, 'releases');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^counted-.*\.json$/u.test(name))
    .sort()
    .map((name) => join(folder, name));
}

function readRecord(path: string): CountedRelease {
  const parsed = countedReleaseSchema.safeParse(parseJson(readFileSync(path, 'utf8')));
  if (parsed.success) return parsed.data;
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

/** A place in the run's folder moves with it. */
function nameOf({ path }: RunFolder, place: string): string {
  const inside = relative(path, place);
  return hashOf(inside.startsWith('..') ? place : inside.replaceAll('\\', '/')).slice(0, 16);
}
