/** Tables as a release shows them, made of noisy counts: what can be read of them. */
import type { CellRow, FacetTable, NoisyRow } from '../../public-records/release.ts';
import { type Mechanism, slotNoise, slotsOfAll } from './mechanism.ts';
import { canBeRead, noisyRow } from './noisy-row.ts';
import type { NoisySum } from './noisy-share.ts';
import type { NoisyTable, NoisyTables } from './table-mechanism.ts';

/** A cluster at the top of the tree with the area that it is. */
export interface ShownArea extends NoisySum {
  readonly cluster: string;
  /** Position of the area. */
  readonly area: number;
}

interface ReadableRow extends NoisyRow {
  /** Of a cluster; null for all conversations. */
  readonly cluster: string | null;
  /** By value. */
  readonly cells: readonly number[];
}

/** Those whose figures over all conversations can be read. */
export function dpTables(
  { total, tables }: NoisyTables,
  areas: readonly ShownArea[],
  mechanism: Mechanism,
): FacetTable[] {
  return tables.flatMap((table) => {
    const rows = readableRows(table, total, areas, mechanism);
    const [all] = rows;
    const shown = [...table.facet.labels.keys()].filter((value) => rows.some((row) => isMoreThanNone(row, value)));
    return all?.cluster !== null || shown.length === 0 ? [] : [facetTable(table, rows, shown)];
  });
}

/** The row of all first, where it can be read. */
function readableRows(
  { facet, all, areas: byArea }: NoisyTable,
  total: number,
  shown: readonly ShownArea[],
  mechanism: Mechanism,
): ReadableRow[] {
  const values = facet.labels.length;
  const noiseOfAll = {
    total: slotNoise(mechanism, 1),
    cells: slotNoise(mechanism, slotsOfAll(byArea !== null)),
    values,
  };
  const noiseOfAreas = { total: mechanism.counts.noise, cells: slotNoise(mechanism, 1), values };
  const ofAll: ReadableRow = { cluster: null, cells: all, ...noisyRow({ conversations: total, terms: 1 }, noiseOfAll) };
  const ofAreas = shown.flatMap(({ cluster, area, ...sum }): ReadableRow[] => {
    const cells = byArea?.[area];
    return cells === undefined ? [] : [{ cluster, cells, ...noisyRow(sum, noiseOfAreas) }];
  });
  return [ofAll, ...ofAreas].filter(canBeRead);
}

/** A value that noise alone could have made is left out, unless another row has it. */
function isMoreThanNone({ cells, reach }: ReadableRow, value: number): boolean {
  return (cells[value] as number) > reach;
}

function facetTable({ facet }: NoisyTable, rows: readonly ReadableRow[], shown: readonly number[]): FacetTable {
  const { name, title, kind, labels } = facet;
  const [baseline, ...ofClusters] = rows.map(
    ({ cluster, cells, total, totalReach, reach }): [string | null, CellRow] => [
      cluster,
      {
        cells: shown.map((value, position) => cellOf(position, cells[value] as number)),
        withheld: null,
        noisy: { total, totalReach, reach },
      },
    ],
  );
  return {
    facet: name,
    title,
    kind,
    values: shown.map((value) => labels[value] as string),
    baseline: (baseline as [null, CellRow])[1],
    clusters: Object.fromEntries(ofClusters),
  };
}

/** Accounts are not counted. */
function cellOf(value: number, noisy: number): CellRow['cells'][number] {
  return { value, conversations: Math.max(0, noisy), accounts: 0, complementAccounts: 0 };
}
