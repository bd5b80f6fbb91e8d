import { preview } from '../../assembly/preview.ts';
import { previewFacets } from '../../assembly/preview-facets.ts';
import { callOptions, choiceOptions } from '../../config/index.ts';
import { usageError } from '../../core/errors.ts';
import type { Command } from '../command.ts';
import { facetsPreviewText } from '../facets-preview-text.ts';
import { inputsOf, withInputs } from '../inputs.ts';
import { previewText } from '../preview-text.ts';
import { workOptions } from '../work.ts';

const SAMPLES = 3;

export const insightsPreview: Command = {
  name: 'insights preview',
  usage: 'INPUT...',
  summary: 'Shows what would be read: format, counts, rejects, languages, tokens, fields.',
  details:
    'Nothing is kept, and nothing that anybody wrote is shown; with --samples the shape of three conversations is. INPUT is as of "sightline insights run". With --facets, the facets of a few conversations are: with a model its answers too, which are kept for the run, and what the whole would take. That is private, for the eyes of those who may read the conversations.',
  options: [
    'config',
    'format',
    'map',
    'accountField',
    'accounts',
    'sample',
    ...choiceOptions,
    'seed',
    'analyst',
    'screen',
    'facetCalls',
    'models',
    'embedder',
    ...callOptions,
    'json',
    'quiet',
  ],
  flags: [
    { flag: 'rows', value: 'N', help: 'Read only so many rows of each file.' },
    { flag: 'samples', help: 'Show three conversations, drawn at random, with all but the commonest words masked.' },
    { flag: 'facets', value: 'N', help: 'Show the facets of so many conversations, drawn at random: 1 to 200.' },
  ],
  positionals: [0, 10_000],
  example: 'sightline insights preview logs/ --rows 1000',
  run: async (context) => {
    const { options, end } = workOptions(context);
    const count = numberOf('facets', context.own['facets'], 200);
    const { json } = context.resolved.settings;
    if (count !== undefined) {
      const seen = await withInputs(context, inputsOf(context), (inputs) =>
        previewFacets({ ...options, inputs, count }),
      ).finally(end);
      context.terminal.out(
        json ? `${JSON.stringify(seen, null, 2)}\n` : facetsPreviewText(seen, context.terminal.width),
      );
      return 0;
    }
    const rows = numberOf('rows', context.own['rows']);
    const samples = context.own['samples'] === true ? SAMPLES : 0;
    const seen = await withInputs(context, inputsOf(context), (inputs) =>
      preview({ ...options, inputs, rows, samples }),
    ).finally(end);
    context.terminal.out(json ? `${JSON.stringify(seen, null, 2)}\n` : previewText(seen));
    return 0;
  },
};

function numberOf(
  flag: string,
  written: string | boolean | undefined,
  most = Number.MAX_SAFE_INTEGER,
): number | undefined {
  if (written === undefined) return undefined;
  const number = Number(written);
  if (Number.isInteger(number) && number > 0 && number <= most) return number;
  const range = most === Number.MAX_SAFE_INTEGER ? 'greater than 0' : `from 1 to ${most}`;
  throw usageError('USAGE', `--${flag} is not such a number.`, `Write a whole number ${range}.`);
}
