import { estimateMeasure } from '../../assembly/estimate-measure.ts';
import { measure } from '../../assembly/measure.ts';
import { planMeasure } from '../../assembly/prepared-measuring.ts';
import { callOptions } from '../../config/index.ts';
import { usageError } from '../../core/errors.ts';
import type { MeasureOptions } from '../../index.ts';
import type { Command, CommandContext } from '../command.ts';
import { measureEstimateText } from '../measure-estimate-text.ts';
import { measurePowerText } from '../measure-power-text.ts';
import { measureText } from '../measure-text.ts';
import { workOptions } from '../work.ts';

export const evalsMeasure: Command = {
  name: 'evals measure',
  usage: 'SET...',
  summary: 'How often models show the behaviors of sets, with intervals, trends and tests.',
  details:
    'SET is the folder of a set, a published file of items, or a folder of either. Each --subject is asked about each item, both orders of the options, and the probability of the matching answer is read where its server tells probabilities; else answers are drawn and counted. What the figures mean: docs/evals-measure.md. A command that was stopped goes on where it was. Default of --out: measurements/NAME.',
  options: ['config', 'out', 'subjects', 'batch', ...callOptions, 'seed', 'estimate', 'json', 'quiet'],
  flags: [
    {
      flag: 'framing',
      value: 'NAME',
      help: 'direct (with an instruction to answer with a label alone) or paper (without). Default: direct for chat models, paper for base models.',
    },
    { flag: 'system', value: 'TEXT', help: 'What every subject is told before each question. Default: nothing.' },
    { flag: 'draws', value: 'N', help: 'Draws of each order of an item, where draws are counted. Default: 1.' },
    {
      flag: 'stop-when-sure',
      help: 'Leave a set as soon as it is sure on which side of one half its mean is, by a confidence sequence.',
    },
    {
      flag: 'robustness',
      value: 'N',
      help: 'Ask N items of each set otherwise as well (one order, other words, the opposite, a system prompt, told to be so or not) and say what comes of it: up to seven times N items more.',
    },
    {
      flag: 'power',
      help: 'Say what the sets and subjects can show (widths of intervals, least differences, chance to call a trend), ask nobody, and stop.',
    },
  ],
  positionals: [1, 1000],
  example: 'sightline evals measure sets/agreeableness --subject ollama:qwen3:8b',
  resumes: true,
  run: async (context) => {
    const { positionals, resolved, terminal } = context;
    const asked = { sets: positionals, ...ownOf(context) };
    const { options, end } = workOptions(context);
    const worked = { ...options, ...asked };
    const { json, estimate } = resolved.settings;
    const shown = <Result>(result: Result, text: (result: Result) => string): number => {
      terminal.out(json ? `${JSON.stringify(result, null, 2)}\n` : text(result));
      return 0;
    };
    if (context.own['power'] === true) return shown(planMeasure(worked), measurePowerText);
    if (estimate) return shown(await estimateMeasure(worked).finally(end), measureEstimateText);
    return shown(await measure(worked).finally(end), (result) => measureText(result, positionals));
  },
};

function ownOf({
  own,
}: CommandContext): Pick<MeasureOptions, 'framing' | 'system' | 'draws' | 'stopsWhenSure' | 'robustness'> {
  const { framing, system, draws } = own;
  return {
    framing: framingOf(framing),
    system: typeof system === 'string' && system !== '' ? system : undefined,
    draws: draws === undefined ? undefined : Number(draws),
    robustness: own['robustness'] === undefined ? undefined : Number(own['robustness']),
    stopsWhenSure: own['stop-when-sure'] === true,
  };
}

function framingOf(written: string | boolean | undefined): MeasureOptions['framing'] {
  if (written === undefined || written === 'direct' || written === 'paper') return written;
  throw usageError('USAGE', `--framing ${String(written)} is no framing.`, 'Write direct or paper.');
}
