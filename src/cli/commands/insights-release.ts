import { release } from '../../assembly/release.ts';
import { callOptions, type OptionName, releaseOptions } from '../../config/index.ts';
import type { Command } from '../command.ts';
import { resultJson, resultText } from '../result.ts';
import { workOptions } from '../work.ts';

const options: readonly OptionName[] = [
  'config',
  'out',
  ...releaseOptions,
  'dp',
  'dpCap',
  'threads',
  ...callOptions,
  'batch',
  'json',
  'quiet',
];

export const insightsRelease: Command = {
  name: 'insights release',
  usage: 'RUN',
  summary: 'Another release of a finished run, under other thresholds.',
  details:
    'The analysis is not done again, and nothing is embedded at a server. A model that names clusters is asked for the names that it was never asked for. It is made safe beside the other releases of the run: what could be worked out from all of them is left out (docs/method/privacy.md). With --dp the release is differentially private by account, made of noisy words, counts and tables alone (docs/method/dp.md). Default of --out: RUN/releases/PRESET.',
  options,
  positionals: [1, 1],
  example: 'sightline insights release analysis --privacy published --out for-the-paper',
  resumes: true,
  run: async (context) => {
    const { settings, sources } = context.resolved;
    const work = workOptions(context);
    const chosen = options.filter((name) => sources[name] !== 'default');
    const run = context.positionals[0] as string;
    const result = await release({ ...work.options, run, chosen }).finally(work.end);
    context.terminal.out(settings.json ? resultJson(result) : resultText(result, context.terminal));
    return 0;
  },
};
