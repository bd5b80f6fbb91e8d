import { purge } from '../../index.ts';
import type { Command } from '../command.ts';

export const insightsPurge: Command = {
  name: 'insights purge',
  usage: 'RUN',
  summary: 'Removes the private side of a run; its releases stay.',
  details:
    'Conversations, facets, vectors, names and rejects are gone for good, and answers of models that no other run used. The input is not touched.',
  options: ['json'],
  flags: [{ flag: 'cache', help: 'Remove the embedding cache of the workspace as well.' }],
  positionals: [1, 1],
  example: 'sightline insights purge analysis',
  run: async ({ positionals, own, workingFolder, resolved, terminal }) => {
    const result = await purge({ run: positionals[0] as string, workingFolder, cache: own['cache'] === true });
    if (resolved.settings.json) terminal.out(`${JSON.stringify(result, null, 2)}\n`);
    else terminal.out(result.removed.map((path) => `Removed ${path}\n`).join(''));
    return 0;
  },
};
