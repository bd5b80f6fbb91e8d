import { usageError } from '../../core/errors.ts';
import { publicFolderOf } from '../../index.ts';
import type { Command } from '../command.ts';
import { serveUntilStopped } from '../serving.ts';

export const serveCommand: Command = {
  name: 'serve',
  usage: '[RELEASE|RUN]',
  summary: 'Shows a release in the browser, to this machine alone.',
  details: 'Default: the most recent run of the workspace, which holds the runs that were given no --out.',
  options: [],
  flags: [{ flag: 'port', value: 'N', help: 'Port. Default: a free one.' }],
  positionals: [0, 1],
  example: 'sightline serve analysis',
  run: async (context) => {
    const folder = publicFolderOf(context.positionals[0], context.workingFolder);
    await serveUntilStopped(context, folder, portOf(context.own['port']));
    return 0;
  },
};

function portOf(written: string | boolean | undefined): number {
  const port = Number(written ?? 0);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw usageError('PORT_INVALID', '--port is not a port.', 'Write a number from 1 to 65535, or leave it out.');
}
