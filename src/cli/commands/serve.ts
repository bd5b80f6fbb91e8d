import { publicFolderOf } from '../../index.ts';
import type { Command } from '../command.ts';
import { portFlag, portOf, serveUntilStopped } from '../serving.ts';

export const serveCommand: Command = {
  name: 'serve',
  usage: '[RELEASE|RUN]',
  summary: 'Shows a release in the browser, to this machine alone.',
  details: 'Default: the most recent run of the workspace, which holds the runs that were given no --out.',
  options: [],
  flags: [portFlag],
  positionals: [0, 1],
  example: 'sightline serve analysis',
  run: async (context) => {
    const folder = publicFolderOf(context.positionals[0], context.workingFolder);
    await serveUntilStopped(context, folder, portOf(context.own['port']));
    return 0;
  },
};
