import { exportSet, setFormats } from '../../assembly/item-sets.ts';
import { usageError } from '../../core/errors.ts';
import type { Command } from '../command.ts';

export const evalsExport: Command = {
  name: 'evals export',
  usage: 'SET',
  summary: 'Writes a set as a published file, or for another tool.',
  details: `${setFormats.map(({ id, summary }) => `${id}: ${summary}`).join('. ')}.`,
  options: ['out'],
  flags: [
    { flag: 'format', value: 'FORMAT', help: `${setFormats.map(({ id }) => id).join(', ')}. Default: upstream.` },
  ],
  positionals: [1, 1],
  example: 'sightline evals export sets/agreeableness --format inspect --out agreeableness-inspect',
  run: async ({ positionals, own, resolved, workingFolder, terminal }) => {
    const { out } = resolved.settings;
    if (out === undefined) throw usageError('OUT_MISSING', 'There is no place for the file.', 'Name one with --out.');
    const format = String(own['format'] ?? 'upstream');
    const written = exportSet({
      set: positionals[0] as string,
      format,
      out,
      workingFolder,
      onNote: (note) => terminal.note(`${note}\n`),
    });
    terminal.out(written.map((path) => `${path}\n`).join(''));
    return 0;
  },
};
