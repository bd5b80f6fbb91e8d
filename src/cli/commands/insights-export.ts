import { exportRelease } from '../../assembly/export-release.ts';
import { usageError } from '../../core/errors.ts';
import { counted } from '../../core/figures.ts';
import { tableFormats } from '../../insights/release/long-table-files.ts';
import type { Command } from '../command.ts';

export const insightsExport: Command = {
  name: 'insights export',
  usage: 'RELEASE|RUN',
  summary: 'Writes a release as one table: a row for each published figure.',
  details:
    'Of each cluster its size, then facet by facet its shown cells: conversations, accounts, share with its interval, ratio to all conversations with interval and q. What was withheld is not in it. The columns: sightline config schema table.',
  options: ['out'],
  flags: [{ flag: 'format', value: 'FORMAT', help: `${tableFormats.join(', ')}. Default: csv.` }],
  positionals: [1, 1],
  example: 'sightline insights export analysis --format parquet --out analysis.parquet',
  run: async ({ positionals, own, resolved, workingFolder, terminal }) => {
    const { out } = resolved.settings;
    if (out === undefined) throw usageError('OUT_MISSING', 'There is no place for the file.', 'Name one with --out.');
    const format = String(own['format'] ?? 'csv');
    const { path, rows } = await exportRelease({ release: positionals[0] as string, format, out, workingFolder });
    terminal.out(`${path}\n`);
    terminal.note(`${counted(rows, 'row')}.\n`);
    return 0;
  },
};
