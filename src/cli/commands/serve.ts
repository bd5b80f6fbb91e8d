import { treesToShow } from '../../index.ts';
import type { Command } from '../command.ts';
import { noteTrees, portFlag, portOf, serveUntilStopped } from '../serving.ts';

export const serveCommand: Command = {
  name: 'serve',
  usage: '[RELEASE|RUN]',
  summary: 'Shows a release in the browser, to this machine alone.',
  details:
    'Default: the most recent run of the workspace, which holds the runs that were given no --out. Of a RUN that has trees of several texts (insights tree) all are there, and the page switches between them; a RELEASE (RUN/public) is shown alone.',
  options: [],
  flags: [portFlag],
  positionals: [0, 1],
  example: 'sightline serve analysis',
  run: async (context) => {
    const port = portOf(context.own['port']);
    const found = treesToShow(context.positionals[0], context.workingFolder);
    noteTrees(context, found);
    await serveUntilStopped(context, { release: found.release, trees: found.trees, port });
    return 0;
  },
};
