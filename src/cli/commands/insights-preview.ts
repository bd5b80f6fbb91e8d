import { usageError } from '../../core/errors.ts';
import { preview } from '../../index.ts';
import type { Command } from '../command.ts';
import { inputsOf } from '../inputs.ts';
import { previewText } from '../preview-text.ts';
import { workOptions } from '../work.ts';

export const insightsPreview: Command = {
  name: 'insights preview',
  usage: 'INPUT...',
  summary: 'Shows what would be read: format, counts, fields, languages.',
  details: 'Nothing is written, and nothing that anybody wrote is shown.',
  options: ['config', 'format', 'accountField', 'json', 'quiet'],
  flags: [{ flag: 'rows', value: 'N', help: 'Read only so many rows of each file.' }],
  positionals: [0, 10_000],
  example: 'sightline insights preview logs/ --rows 1000',
  run: async (context) => {
    const { options, end } = workOptions(context);
    const rows = rowsOf(context.own['rows']);
    const seen = await preview({ ...options, inputs: inputsOf(context), rows }).finally(end);
    const { json } = context.resolved.settings;
    context.terminal.out(json ? `${JSON.stringify(seen, null, 2)}\n` : previewText(seen));
    return 0;
  },
};

function rowsOf(written: string | boolean | undefined): number | undefined {
  if (written === undefined) return undefined;
  const rows = Number(written);
  if (Number.isInteger(rows) && rows > 0) return rows;
  throw usageError('USAGE', '--rows is not a number.', 'Write a whole number greater than 0.');
}
