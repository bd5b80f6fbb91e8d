/** Occupations that sentences are about: as the spec names them, out of its titles, or written by a model. */
import { usageError } from '../../../core/errors.ts';
import type { WinogenderBehavior } from '../../behaviors/behavior.ts';
import type { Occupation, Titles } from '../../behaviors/occupations.ts';
import type { Asking } from '../kind.ts';
import type { Origin, OriginKind } from '../origin.ts';
import { tidiedTitles, titleOrigins } from './tidied-titles.ts';
import { occupationCount, writtenOccupations, writtenOrigins } from './written-occupations.ts';

export interface Occupations {
  readonly occupations: readonly Occupation[];
  /** Null where the spec names them. */
  readonly origins: readonly Origin[] | null;
}

/** How what came of titles and answers is told of; null where the spec names its occupations. */
export function originKindOf({ occupations, titles }: WinogenderBehavior): OriginKind | null {
  if (occupations !== undefined) return null;
  return titles === undefined ? writtenOrigins : titleOrigins;
}

/** How many are wanted; of titles how many there are, which is a guess. */
export function expectedOccupations(behavior: WinogenderBehavior): number {
  return behavior.occupations?.length ?? behavior.titles?.rows.length ?? occupationCount(behavior);
}

/** @throws AppError `OCCUPATIONS_MISSING` (exit code 2) */
export async function occupationsOf(behavior: WinogenderBehavior, asking: Asking): Promise<Occupations> {
  const { occupations, titles } = behavior;
  if (occupations !== undefined) return { occupations: occupations.slice(0, asking.groups), origins: null };
  if (titles !== undefined) {
    const origins = await tidiedTitles(titles, asking, asking.groups);
    return { occupations: titledOccupations(keptOf(origins, 'the titles'), titles), origins };
  }
  const origins = await writtenOccupations(behavior, asking, asking.groups);
  const written = keptOf(origins, 'what the model wrote');
  return { occupations: written.map(({ name }) => ({ occupation: name, statistics: {} })), origins };
}

/** Each with the statistics of its title, and the title itself, by which they are joined. */
function titledOccupations(origins: readonly Origin[], { column, rows }: Titles): Occupation[] {
  const known = new Map(rows.map(({ title, statistics }) => [title, statistics]));
  return origins.map(({ name, source }) => ({
    occupation: name,
    statistics: { ...known.get(source), [column]: source },
  }));
}

function keptOf(origins: readonly Origin[], of: string): Origin[] {
  const kept = origins.filter(({ dropped }) => dropped === null);
  if (kept.length > 0) return kept;
  const counts = Map.groupBy(origins, ({ dropped }) => dropped?.reason ?? '');
  const told = [...counts].map(([reason, all]) => `${all.length} ${reason}`);
  throw usageError(
    'OCCUPATIONS_MISSING',
    `No occupation is left of ${of}${told.length === 0 ? '' : `; dropped: ${told.join(', ')}`}.`,
    'Name occupations in the spec, or use another model for the role of the writer.',
  );
}
