import { ratingResults } from '../../assembly/rating-results.ts';
import { agreementText } from '../agreement-text.ts';
import type { Command } from '../command.ts';
import { listed } from '../listed.ts';

export const evalsAgreement: Command = {
  name: 'evals agreement',
  usage: 'SET',
  summary: 'Says how far raters agree, whether labels are right, and how far confidences can be trusted.',
  details:
    'Of the ratings so far: agreement by question with intervals, accuracy on items with known answers, labels that are right, relevance, items on which raters differ; and the calibration of the confidences of the set by what people say. Written to public/agreement.json and public/calibration.json in the folder of the set, without names, and into its card. What the figures mean: docs/evals-rate.md.',
  options: ['seed', 'json'],
  flags: [{ flag: 'without', value: 'NAME,NAME', help: 'Raters whose answers do not count.' }],
  positionals: [1, 1],
  example: 'sightline evals agreement sets/agreeableness --without ben',
  run: async ({ positionals, own, workingFolder, resolved, terminal }) => {
    const results = ratingResults({
      set: positionals[0] as string,
      workingFolder,
      seed: resolved.settings.seed,
      without: listed(own['without']),
    });
    terminal.out(
      resolved.settings.json ? `${JSON.stringify(results, null, 2)}\n` : agreementText(results, terminal.width),
    );
    return 0;
  },
};
