import { resolve } from 'node:path';
import { isOfEvals } from '../../assembly/evals-page.ts';
import { treesToShow } from '../../assembly/trees-to-show.ts';
import { writeEvalsReport, writeReport } from '../../assembly/write-report.ts';
import type { Command } from '../command.ts';
import { noteTrees, refuseMore } from '../serving.ts';

export const reportCommand: Command = {
  name: 'report',
  usage: '[RELEASE|RUN] | SET|MEASUREMENT...',
  summary: 'Writes a release, or sets of items and measurements, as one HTML file that opens offline.',
  details:
    'Default: the most recent run of the workspace. Of a RUN that has trees of several texts (insights tree) all are in the file, and the page switches between them; of a RELEASE (RUN/public) that one alone. SET is the folder of a set, a published file of items or a folder of either, MEASUREMENT a folder of evals measure; above 10 MB texts of items and single answers are left out. Default of --out: report.html.',
  options: ['out', 'title'],
  positionals: [0, 1000],
  example: 'sightline report analysis --out usage.html',
  run: async ({ positionals, workingFolder, resolved, terminal }) => {
    const { out, title } = resolved.settings;
    const path = resolve(workingFolder, out ?? 'report.html');
    const [first] = positionals;
    if (first !== undefined && isOfEvals(first, workingFolder)) {
      writeEvalsReport({ paths: positionals, workingFolder, title }, path);
      terminal.out(`${path}\n`);
      return 0;
    }
    refuseMore(positionals);
    const found = treesToShow(first, workingFolder);
    noteTrees({ terminal }, found);
    writeReport(found.release, path, found.trees);
    terminal.out(`${path}\n`);
    return 0;
  },
};
