import { resolve } from 'node:path';
import { publicFolderOf, writeReport } from '../../index.ts';
import type { Command } from '../command.ts';

export const reportCommand: Command = {
  name: 'report',
  usage: '[RELEASE|RUN]',
  summary: 'Writes a release as one HTML file that opens offline.',
  details: 'Default: the most recent run of the workspace. Default of --out: report.html.',
  options: ['out'],
  positionals: [0, 1],
  example: 'sightline report analysis --out usage.html',
  run: async ({ positionals, workingFolder, resolved, terminal }) => {
    const folder = publicFolderOf(positionals[0], workingFolder);
    const path = resolve(workingFolder, resolved.settings.out ?? 'report.html');
    writeReport(folder, path);
    terminal.out(`${path}\n`);
    return 0;
  },
};
