/** A whole run of insights as a child: what it cost, and what its manifest says of its stages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder } from '../../test/support.ts';
import { type Measured, measured } from './child.ts';

interface Manifest {
  readonly stages: readonly { readonly name: string; readonly seconds: number }[];
  readonly usefulness: { readonly publishedShare: number };
}

export interface InsightsRun extends Measured, Manifest {
  /** Of the run. */
  readonly folder: string;
}

/** In a workspace of its own, with nothing cached. */
export async function insightsRun(file: string, options: readonly string[]): Promise<InsightsRun> {
  const home = folder();
  const figures = await measured(['insights', 'run', file, '--out', 'out', '--quiet', ...options], home);
  const manifest = readFileSync(join(home, 'out', 'private', 'manifest.json'), 'utf8');
  const { stages, usefulness } = JSON.parse(manifest) as Manifest;
  return { ...figures, stages, usefulness, folder: join(home, 'out') };
}

/** A row for each stage, and one for the rest: from the start of the process to its end. */
export function secondsByStage<Cell>(
  runs: readonly InsightsRun[],
  cellsOf: (seconds: readonly number[]) => readonly Cell[],
): (string | Cell)[][] {
  const names = runs[0]?.stages.map(({ name }) => name) ?? [];
  const secondsOf = (run: InsightsRun, name: string): number =>
    run.stages.find((stage) => stage.name === name)?.seconds ?? 0;
  const rest = (run: InsightsRun): number => run.stages.reduce((left, { seconds }) => left - seconds, run.seconds);
  return [
    ...names.map((name) => [name, ...cellsOf(runs.map((run) => secondsOf(run, name)))]),
    ['start and release', ...cellsOf(runs.map(rest))],
  ];
}
