import { usageError } from '../../core/errors.ts';
import { exportSet, type SetFormat, setFormats } from '../../index.ts';
import type { Command } from '../command.ts';

export const evalsExport: Command = {
  name: 'evals export',
  usage: 'SET',
  summary: 'Writes a set as a published file, or for another tool.',
  details:
    'upstream: the layout that it came in, to the byte where nothing was changed. csv: a row an item, for spreadsheets. inspect: samples and a task for Inspect AI, into a folder.',
  options: ['out'],
  flags: [{ flag: 'format', value: 'FORMAT', help: `${setFormats.join(', ')}. Default: upstream.` }],
  positionals: [1, 1],
  example: 'sightline evals export sets/agreeableness --format inspect --out agreeableness-inspect',
  run: async ({ positionals, own, resolved, workingFolder, terminal }) => {
    const { out } = resolved.settings;
    if (out === undefined) throw usageError('OUT_MISSING', 'There is no place for the file.', 'Name one with --out.');
    const written = exportSet({ set: positionals[0] as string, format: formatOf(own['format']), out, workingFolder });
    terminal.out(written.map((path) => `${path}\n`).join(''));
    return 0;
  },
};

function formatOf(written: string | boolean | undefined): SetFormat {
  const format = setFormats.find((known) => known === (written ?? 'upstream'));
  if (format !== undefined) return format;
  throw usageError('USAGE', `--format ${written} is not known.`, `Write one of ${setFormats.join(', ')}.`);
}
