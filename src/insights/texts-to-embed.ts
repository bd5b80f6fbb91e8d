/** What a run will embed, found out by its first stages, which the run itself then keeps. */
import { outputsIn } from '../runner/in-run-folder.ts';
import { runStages } from '../runner/run-stages.ts';
import { type AnalysisRun, runnerSettings } from './analyze.ts';
import { textStages } from './pipeline.ts';
import { readFacetRows } from './stage-outputs.ts';

export interface TextsToEmbed {
  readonly conversations: number;
  /** Each once. They are private. */
  readonly texts: readonly string[];
}

/** For who holds the run. */
export async function textsToEmbed(run: AnalysisRun): Promise<TextsToEmbed> {
  const outputs = await runStages(textStages, runnerSettings(run));
  const rows = readFacetRows(outputsIn(run.folder, outputs));
  return { conversations: rows.length, texts: [...new Set(rows.map(({ request }) => request))] };
}
