import { mapSet } from '../../assembly/map-set.ts';
import { callOptions } from '../../config/index.ts';
import type { Command } from '../command.ts';
import { mapText } from '../map-text.ts';
import { workOptions } from '../work.ts';

export const evalsMap: Command = {
  name: 'evals map',
  usage: 'SET',
  summary: 'Shows what the items of a set are about, and where labels are uneven.',
  details:
    'SET is the folder of a set, or a published file of items. Items are embedded, clustered and laid out in the plane; each cluster gets a name, of words that its items use more than others do or, with --model, by that model. Written to public/map.json in the folder of the set, or in the one of --out; for a file without --out nothing is written. What the figures mean: docs/evals-map.md.',
  options: ['config', 'out', 'embedder', 'analyst', 'models', ...callOptions, 'seed', 'threads', 'json', 'quiet'],
  flags: [
    {
      flag: 'clusters',
      value: 'N',
      help: 'Clusters, 1 to 100. Default: 10; fewer where there are not five items for each.',
    },
  ],
  positionals: [1, 1],
  example: 'sightline evals map sets/agreeableness',
  resumes: true,
  run: async (context) => {
    const { options, end } = workOptions(context);
    const { positionals, own, resolved, terminal } = context;
    const clusters = own['clusters'] === undefined ? undefined : Number(own['clusters']);
    const result = await mapSet({ ...options, path: positionals[0] as string, clusters }).finally(end);
    terminal.out(resolved.settings.json ? `${JSON.stringify(result, null, 2)}\n` : mapText(result, terminal.width));
    return 0;
  },
};
