/** How far the tables of a differentially private release are from what they are about. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countedFacets } from '../src/insights/dp-facets.ts';
import { parseFacets } from '../src/insights/facets/parse-facets.ts';
import { readFacetRows } from '../src/insights/stage-outputs.ts';
import type { FacetTable } from '../src/public-records/release.ts';
import { inputsOf } from '../src/runner/stage-inputs.ts';
import { readOutputs } from '../src/runner/stage-records.ts';
import { runFolder } from '../src/store/run-folder.ts';
import { openShardStore } from '../src/store/shards.ts';

/** By facet, by label: the share of all conversations, 0 to 1. */
export type ExactShares = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Of the default facets of a finished run. */
export function exactShares(path: string): ExactShares {
  const folder = runFolder(path);
  const { stages } = JSON.parse(readFileSync(join(folder.private, 'manifest.json'), 'utf8')) as {
    stages: { name: string; key: string }[];
  };
  const input = inputsOf(readOutputs(folder.private, stages));
  const rows = readFacetRows({ store: openShardStore(folder.shards), input });
  const { facets, valuesOf } = countedFacets(parseFacets(undefined));
  const values = rows.map(valuesOf);
  return new Map(
    facets.map(({ name, labels }, facet) => {
      const counts = Map.groupBy(values, (own) => labels[own[facet] as number] as string);
      return [name, new Map([...counts].map(([label, own]) => [label, own.length / rows.length]))];
    }),
  );
}

export interface TableError {
  /** Over the values that are listed or that some conversation has; of shares, 0 to 1. */
  readonly mean: number;
  readonly most: number;
  /** What a share may be off by, as the table says: its reach divided by its total. */
  readonly reach: number;
}

/** Of the row of all conversations. */
export function tableError({ values, baseline }: FacetTable, exact: ReadonlyMap<string, number>): TableError {
  const { total = 1, reach = 0 } = baseline.noisy ?? {};
  const shown = new Map(
    baseline.cells.map(({ value, conversations }) => [values[value] as string, conversations / total]),
  );
  const labels = [...new Set([...shown.keys(), ...exact.keys()])];
  const errors = labels.map((label) => Math.abs((shown.get(label) ?? 0) - (exact.get(label) ?? 0)));
  return {
    mean: errors.reduce((sum, error) => sum + error, 0) / errors.length,
    most: Math.max(...errors),
    reach: reach / total,
  };
}
