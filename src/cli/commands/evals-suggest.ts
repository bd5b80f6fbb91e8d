import { suggestFor } from '../../assembly/suggest.ts';
import { callOptions } from '../../config/index.ts';
import type { Command } from '../command.ts';
import { suggestText } from '../suggest-text.ts';
import { workOptions } from '../work.ts';

export const evalsSuggest: Command = {
  name: 'evals suggest',
  usage: 'RELEASE|RUN [SET...]',
  summary: 'Suggests behaviors to test where people use a system, and shows which use is tested.',
  details:
    'Reads nothing but what the release publishes. For each large area of use it writes specs that "sightline evals write" takes, with the reason and the share of use that each touches: behaviors of a list or, with --model, of that model. With sets of items (their folders, published files, or folders of either) it says which use they are about, which use none of them is about, and which of their items are about nothing that people do; both lie on one plane in coverage.json. Default of --out: suggested-behaviors. What the figures mean: docs/evals-suggest.md.',
  options: ['config', 'out', 'embedder', 'analyst', 'models', ...callOptions, 'seed', 'threads', 'json', 'quiet'],
  flags: [
    { flag: 'areas', value: 'N', help: 'Areas of use, the largest first. Default: 10.' },
    { flag: 'per-area', value: 'N', help: 'Suggestions for each of them, 1 to 5. Default: 2.' },
  ],
  positionals: [1, 1000],
  example: 'sightline evals suggest analysis sets/agreeableness',
  resumes: true,
  run: async (context) => {
    const { options, end } = workOptions(context);
    const { positionals, own, resolved, terminal } = context;
    const [release, ...sets] = positionals as [string, ...string[]];
    const numberOf = (flag: string): number | undefined => (own[flag] === undefined ? undefined : Number(own[flag]));
    const result = await suggestFor({
      ...options,
      release,
      sets,
      areas: numberOf('areas'),
      perArea: numberOf('per-area'),
    }).finally(end);
    terminal.out(resolved.settings.json ? `${JSON.stringify(result, null, 2)}\n` : suggestText(result, terminal.width));
    return 0;
  },
};
