import { analyze } from '../../assembly/analyze.ts';
import { estimateRun } from '../../assembly/estimate-run.ts';
import { modelsPulled } from '../../assembly/pulled-models.ts';
import { callOptions, choiceOptions, releaseOptions } from '../../config/index.ts';
import { terminalText } from '../../core/terminal-text.ts';
import type { Command, CommandContext } from '../command.ts';
import { estimateText } from '../estimate-text.ts';
import { inputsOf, withInputs } from '../inputs.ts';
import { resultJson, resultText } from '../result.ts';
import { workOptions } from '../work.ts';
import { modelsPlace } from './models.ts';

export const insightsRun: Command = {
  name: 'insights run',
  usage: 'INPUT...',
  summary: 'From conversations to a private run and a public release.',
  details:
    'INPUT is a file, a folder, a pattern in quotes or - for standard input: .jsonl, .ndjson or .json with one row a line, .csv or .tsv with columns named in the first row, or one JSON array or document, each also with .gz or .zst, or a .zip or .eval of them, or .parquet, in any format of docs/formats.md; workspaces, runs and releases of Sightline that lie in a folder are passed over. A run that was stopped goes on with the same command. Default of --out: a folder in the workspace .sightline/, named by input and configuration.',
  options: [
    'config',
    'out',
    ...releaseOptions,
    'accounts',
    'accountField',
    'format',
    'map',
    'sample',
    ...choiceOptions,
    'k',
    'continues',
    'edits',
    'stability',
    'kernel',
    'top',
    'embedder',
    'analyst',
    'screen',
    'facetCalls',
    'models',
    'batch',
    'seed',
    'threads',
    ...callOptions,
    'estimate',
    'json',
    'quiet',
  ],
  positionals: [0, 10_000],
  example: 'sightline insights run logs/ --privacy internal --out analysis',
  resumes: true,
  run: async (context) => {
    const { options, end } = workOptions(context);
    const { out, json, estimate } = context.resolved.settings;
    const named = inputsOf(context);
    if (estimate) {
      const estimated = await withInputs(context, named, (inputs) => estimateRun({ ...options, inputs })).finally(end);
      context.terminal.out(json ? `${JSON.stringify(estimated, null, 2)}\n` : estimateText(estimated));
      return 0;
    }
    sayBetterEncoder(context);
    const result = await withInputs(context, named, (inputs) => analyze({ ...options, inputs })).finally(end);
    const next = out === undefined ? 'sightline serve' : `sightline serve ${quoted(out)}`;
    context.terminal.out(json ? resultJson(result) : resultText(result, context.terminal, next));
    return 0;
  },
};

/** Which encoder a run is made with is never decided by what is installed: the same command gives the same bytes. */
function sayBetterEncoder(context: CommandContext): void {
  const { quiet } = context.resolved.settings;
  if (quiet || context.resolved.sources.embedder !== 'default') return;
  const [name] = modelsPulled(modelsPlace(context));
  if (name !== undefined)
    context.terminal.note(`For short requests a better encoder is at hand: --embedder ${name}-hybrid\n`);
}

/** As a shell takes it for one word. */
function quoted(path: string): string {
  return /^[\w./~-]+$/u.test(path) ? path : `'${terminalText(path).replaceAll("'", "'\\''")}'`;
}
