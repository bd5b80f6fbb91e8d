import { resolve } from 'node:path';
import { treesToShow, writeReport } from '../../index.ts';
import type { Command } from '../command.ts';
import { noteTrees } from '../serving.ts';

export const reportCommand: Command = {
  name: 'report',
  usage: '[RELEASE|RUN]',
  summary: 'Writes a release as one HTML file that opens offline.',
  details:
    'Default: the most recent run of the workspace. Of a RUN that has trees of several texts (insights tree) all are in the file, and the page switches between them; of a RELEASE (RUN/public) that one alone. Default of --out: report.html.',
  options: ['out'],
  positionals: [0, 1],
  example: 'sightline report analysis --out usage.html',
  run: async ({ positionals, workingFolder, resolved, terminal }) => {
    const found = treesToShow(positionals[0], workingFolder);
    noteTrees({ terminal }, found);
    const path = resolve(workingFolder, resolved.settings.out ?? 'report.html');
    writeReport(found.release, path, found.trees);
    terminal.out(`${path}\n`);
    return 0;
  },
};
