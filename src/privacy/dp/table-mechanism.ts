/**
 * How many conversations have which value of a facet, over all and by area, of every account at most a few, with noise. All
 * values are known beforehand, so that every one of them has a count (a histogram: Dwork et al. 2006).
 */
import type { KeyedStream } from '../../core/keyed-stream.ts';
import type { FacetTable } from '../../public-records/release.ts';
import { noisyCounts, type TopicRow } from './count-mechanism.ts';
import { type Mechanism, slotNoise, slotsOfAll } from './mechanism.ts';
import { canBeRead, noisyRow } from './noisy-row.ts';
import type { NoisySum } from './noisy-share.ts';

/** A facet whose values follow from its definition alone. */
export interface PublicFacet extends Pick<FacetTable, 'kind' | 'title'> {
  readonly name: string;
  /** Of all values, in the order in which they are shown. */
  readonly labels: readonly string[];
}

export interface TableRow extends TopicRow {
  /** By facet: position of its value among the labels. */
  readonly values: readonly number[];
}

/** Areas divide the topics: groups of them that are made without looking at who talks about what. */
export interface Areas {
  /** By topic: position of its area. */
  readonly ofTopic: readonly number[];
  /** By area: its conversations by the noisy counts of its topics. */
  readonly sums: readonly NoisySum[];
}

export interface NoisyTable {
  readonly facet: PublicFacet;
  /** By value; noise may have made it less than zero. */
  readonly all: readonly number[];
  /** By area, by value; null where noise would be too wide for most of them, and all is spent on the conversations of all. */
  readonly areas: readonly (readonly number[])[] | null;
}

export interface NoisyTables {
  /** Conversations that the tables of all count. */
  readonly total: number;
  readonly tables: readonly NoisyTable[];
}

/** @param noise streams by name: never the same for another input */
export function noisyTables(
  rows: readonly TableRow[],
  facets: readonly PublicFacet[],
  areas: Areas,
  mechanism: Mechanism,
  noise: (...name: readonly string[]) => KeyedStream,
): NoisyTables {
  const counted = (slots: number) => ({ ...mechanism.counts, noise: slotNoise(mechanism, slots) });
  const everything = rows.map((row) => ({ ...row, topic: 0 }));
  const [total = 0] = noisyCounts(everything, 1, counted(1), () => noise('total'));
  const tables = facets.map((facet, position): NoisyTable => {
    const { name, labels } = facet;
    const positionOf = (row: TableRow): number => row.values[position] as number;
    const byArea = areasCanBeRead(areas, labels.length, mechanism);
    const ofAll = rows.map((row) => ({ ...row, topic: positionOf(row) }));
    return {
      facet,
      all: noisyCounts(ofAll, labels.length, counted(slotsOfAll(byArea)), (value) => noise('all', name, String(value))),
      areas: byArea ? cellsOfAreas(rows, facet, { areas, positionOf, parameters: counted(1), noise }) : null,
    };
  });
  return { total, tables };
}

/** Whether at least half of what is about a topic lies in areas with cells that can be read. Noisy counts alone decide it. */
function areasCanBeRead({ sums }: Areas, values: number, mechanism: Mechanism): boolean {
  const [cells, total] = [slotNoise(mechanism, 1), mechanism.counts.noise];
  const rows = sums.map((sum) => noisyRow(sum, { total, cells, values }));
  const conversationsOf = (some: typeof rows): number => some.reduce((sum, row) => sum + row.total, 0);
  const all = conversationsOf(rows);
  return all > 0 && 2 * conversationsOf(rows.filter(canBeRead)) >= all;
}

interface AreaCells {
  readonly areas: Areas;
  readonly positionOf: (row: TableRow) => number;
  readonly parameters: Parameters<typeof noisyCounts>[2];
  readonly noise: (...name: readonly string[]) => KeyedStream;
}

/** The conversations that count are those that count for topics. */
function cellsOfAreas(
  rows: readonly TableRow[],
  { name, labels: { length } }: PublicFacet,
  { areas: { ofTopic, sums }, positionOf, parameters, noise }: AreaCells,
): number[][] {
  const inCells = rows.map((row) => ({
    ...row,
    topic: row.topic === null ? null : (ofTopic[row.topic] as number) * length + positionOf(row),
  }));
  const streamOf = (cell: number) => noise('area', name, String(Math.floor(cell / length)), String(cell % length));
  const cells = noisyCounts(inCells, sums.length * length, parameters, streamOf);
  return sums.map((_, area) => cells.slice(area * length, (area + 1) * length));
}
