import type { StageProgress, StageReport } from '../index.ts';
import { parseFaults } from '../runner/fault-points.ts';
import type { CommandContext } from './command.ts';
import { noProgress, showProgress } from './progress.ts';

/** What every command that works on a run hands to the library; `end` clears the progress line. */
export function workOptions(context: CommandContext) {
  const { resolved, workingFolder, signal, clock, environment, terminal } = context;
  const progress = resolved.settings.quiet ? noProgress : showProgress(terminal, clock);
  const options = {
    settings: resolved.settings,
    workingFolder,
    signal,
    clock,
    keys: environment,
    fault: parseFaults(environment['SIGHTLINE_FAULT'], context.kill),
    log: { warn: (message: string) => terminal.note(`${message}\n`) },
    onProgress: (step: StageProgress) => progress.step(step),
    onSpent: ({ confirmed }: { confirmed: number }) => progress.spent(confirmed),
    onStage: (stage: StageReport) => progress.stage(stage),
  };
  return { options, end: () => progress.end() };
}
