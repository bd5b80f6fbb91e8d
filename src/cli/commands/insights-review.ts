import { review } from '../../assembly/review.ts';
import { reviewResults } from '../../assembly/review-results.ts';
import { usageError } from '../../core/errors.ts';
import type { Command } from '../command.ts';
import { reviewText } from '../review-text.ts';
import { portFlag, portOf, untilStopped } from '../serving.ts';

export const insightsReview: Command = {
  name: 'insights review',
  usage: 'RUN',
  summary: 'Lets people judge a blind sample of a run, and says what came of it.',
  details:
    'A page for this machine alone shows facet values, verdicts of the screener where there was one, texts in clusters (with decoys), names and parents, drawn at random, and is answered with number keys. It shows text of conversations: every opening is noted on the private side of the run, and a purge removes all of it. Stop at any time; the same command goes on. The run is held meanwhile.',
  options: ['json'],
  flags: [
    { flag: 'reviewer', value: 'NAME', help: 'Who answers; everybody has an order of their own. Default: reviewer.' },
    { flag: 'items', value: 'N', help: 'How many of each kind are drawn when the review begins. Default: 50.' },
    portFlag,
    {
      flag: 'results',
      help: 'Accuracy with intervals and agreement of reviewers so far; opens nothing. With --json as JSON.',
    },
  ],
  positionals: [1, 1],
  example: 'sightline insights review analysis --reviewer ada',
  run: async (context) => {
    const { own, workingFolder, resolved, terminal, clock } = context;
    const run = context.positionals[0] as string;
    if (own['results'] === true) {
      const results = reviewResults({ run, workingFolder });
      terminal.out(resolved.settings.json ? `${JSON.stringify(results, null, 2)}\n` : reviewText(results));
      return 0;
    }
    const reviewer = own['reviewer'] as string | undefined;
    const server = await review({
      run,
      workingFolder,
      reviewer,
      items: itemsOf(own['items']),
      port: portOf(own['port']),
      clock,
    });
    await untilStopped(context, server, 'Review');
    return 0;
  },
};

const MOST_ITEMS = 10_000;

function itemsOf(written: string | boolean | undefined): number | undefined {
  if (written === undefined) return undefined;
  const items = Number(written);
  if (Number.isInteger(items) && items >= 1 && items <= MOST_ITEMS) return items;
  throw usageError('ITEMS_INVALID', '--items is not a number of items.', `Write a number from 1 to ${MOST_ITEMS}.`);
}
