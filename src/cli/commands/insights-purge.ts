import { purge } from '../../assembly/purge.ts';
import { parseFaults } from '../../runner/fault-points.ts';
import type { Command } from '../command.ts';

export const insightsPurge: Command = {
  name: 'insights purge',
  usage: 'RUN',
  summary: 'Removes the private side of a run; its releases stay.',
  details:
    'Conversations, facets, vectors, names and rejects are gone for good, and answers of models that no other run used. The input is not touched.',
  options: ['json'],
  flags: [
    { flag: 'cache', help: "Remove the embedding cache of the run's workspace as well." },
    {
      flag: 'workspace',
      value: 'FOLDER',
      help: "Where the run's workspace is now, when it was moved. Default: where the run noted it.",
    },
  ],
  positionals: [1, 1],
  example: 'sightline insights purge analysis',
  run: async ({ positionals, own, workingFolder, resolved, environment, kill, terminal }) => {
    const result = await purge({
      run: positionals[0] as string,
      workingFolder,
      cache: own['cache'] === true,
      workspace: own['workspace'] as string | undefined,
      fault: parseFaults(environment['SIGHTLINE_FAULT'], kill),
    });
    if (resolved.settings.json) terminal.out(`${JSON.stringify(result, null, 2)}\n`);
    else terminal.out(result.removed.map((path) => `Removed ${path}\n`).join(''));
    return 0;
  },
};
