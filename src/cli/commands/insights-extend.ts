import { extend } from '../../assembly/extend.ts';
import { callOptions } from '../../config/index.ts';
import { usageError } from '../../core/errors.ts';
import type { Command } from '../command.ts';
import { withInputs } from '../inputs.ts';
import { resultJson, resultText } from '../result.ts';
import { workOptions } from '../work.ts';

export const insightsExtend: Command = {
  name: 'insights extend',
  usage: 'RUN INPUT...',
  summary: 'Adds conversations to the clusters of a finished run, without clustering anew.',
  details:
    'The run stays as it is: --out names the folder of a new one, which holds its conversations and those of INPUT. What is near enough to a cluster joins it; the rest is counted, and is in none. Tree and names stay, and so do all settings.',
  options: ['config', 'out', 'beside', 'threads', ...callOptions, 'batch', 'json', 'quiet'],
  positionals: [1, 10_000],
  example: 'sightline insights extend analysis logs/april/ --out analysis-april',
  resumes: true,
  run: async (context) => {
    const { options, end } = workOptions(context);
    const [run = '', ...inputs] = context.positionals;
    if (inputs.length === 0) {
      throw usageError(
        'INPUT_MISSING',
        'No conversations are named to be added.',
        'Name files or folders behind the run.',
      );
    }
    const result = await withInputs(context, inputs, (held) => extend({ ...options, run, inputs: held })).finally(end);
    const { json } = context.resolved.settings;
    context.terminal.out(json ? resultJson(result) : resultText(result, context.terminal));
    return 0;
  },
};
