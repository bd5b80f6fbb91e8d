import { mergeRatings } from '../../assembly/merge-ratings.ts';
import { rate } from '../../assembly/rate.ts';
import { writeRatingHtml } from '../../assembly/rating-html.ts';
import { usageError } from '../../core/errors.ts';
import { counted } from '../../core/figures.ts';
import { terminalText } from '../../core/terminal-text.ts';
import type { MergedFile } from '../../index.ts';
import type { Command, CommandContext } from '../command.ts';
import { listed } from '../listed.ts';
import { portFlag, portOf, untilStopped } from '../serving.ts';

export const evalsRate: Command = {
  name: 'evals rate',
  usage: 'SET [FILE...]',
  summary: 'Lets people rate items of a set, blind, in the browser.',
  details:
    'A page for this machine alone shows a random sample of the items, one at a time, and asks the three questions of the paper: relevance, label, and whether it is unambiguous. Label and confidence are not shown, and items with known answers are mixed in. Stop at any time; the same command goes on. With --html the same page is one file for people without the tool; the files that it saves come back with --merge. What is drawn is drawn once: --items, --decoys, --gold, --raters, --per-item and --seed count when the rating begins. What came of it: evals agreement. More: docs/evals-rate.md.',
  options: ['seed', 'json'],
  flags: [
    { flag: 'rater', value: 'NAME', help: 'Who rates; everybody has an order of their own. Default: rater.' },
    { flag: 'items', value: 'N', help: 'Items that are drawn. Default: 100.' },
    {
      flag: 'decoys',
      value: 'N',
      help: 'Items with known answers that are made for the set. Default: a tenth of the items, ten at least.',
    },
    { flag: 'gold', value: 'FILE', help: 'A file of items whose matching answers are known to be right, mixed in.' },
    { flag: 'raters', value: 'NAME,NAME', help: 'Who rates. Default: whoever comes, everything.' },
    { flag: 'per-item', value: 'N', help: 'Raters of each item, where they are named. Default: 3.' },
    { flag: 'html', value: 'FILE', help: 'Write the page as one file, for --rater or for whoever opens it.' },
    { flag: 'merge', help: 'Take the files that such pages saved into the set.' },
    portFlag,
  ],
  positionals: [1, 10_000],
  example: 'sightline evals rate sets/agreeableness --rater ada',
  run: async (context) => {
    const { positionals, own, workingFolder, resolved, clock, terminal } = context;
    const [set, ...files] = positionals as [string, ...string[]];
    const { json, seed } = resolved.settings;
    refuseFiles(files, own['merge'] === true);
    if (files.length > 0) {
      const merged = mergeRatings({ set, workingFolder, files });
      terminal.out(json ? `${JSON.stringify(merged, null, 2)}\n` : mergedText(merged));
      return 0;
    }
    const rating = {
      set,
      workingFolder,
      seed,
      rater: textOf(own['rater']),
      ...choiceOf(own),
      onNote: (note: string) => terminal.note(`${note}\n`),
    };
    const out = textOf(own['html']);
    if (out !== undefined) {
      const path = writeRatingHtml({ ...rating, out });
      terminal.out(json ? `${JSON.stringify({ path }, null, 2)}\n` : `Written: ${terminalText(path)}\n`);
      return 0;
    }
    const server = await rate({ ...rating, port: portOf(own['port']), clock });
    await untilStopped(context, server, 'Rating');
    return 0;
  },
};

function refuseFiles(files: readonly string[], isMerging: boolean): void {
  if (files.length > 0 === isMerging) return;
  throw isMerging
    ? usageError('USAGE', 'No file is named.', 'Write: sightline evals rate SET --merge FILE...')
    : usageError('USAGE', 'There is an argument too many.', 'To take files of ratings in, add --merge.');
}

const MOST_ITEMS = 100_000;

function choiceOf(own: CommandContext['own']) {
  return {
    items: numberOf('items', own['items'], 1),
    decoys: numberOf('decoys', own['decoys'], 0),
    perItem: numberOf('per-item', own['per-item'], 1),
    gold: textOf(own['gold']),
    raters: listed(own['raters']),
  };
}

function numberOf(flag: string, written: string | boolean | undefined, least: number): number | undefined {
  if (written === undefined) return undefined;
  const number = Number(written);
  if (Number.isInteger(number) && number >= least && number <= MOST_ITEMS) return number;
  throw usageError('USAGE', `--${flag} is not such a number.`, `Write a whole number from ${least} to ${MOST_ITEMS}.`);
}

export function textOf(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function mergedText(files: readonly MergedFile[]): string {
  return files
    .map(
      ({ file, rater, added, known }) =>
        `${terminalText(file)}: ${counted(added, 'answer')} of ${rater} taken in${known > 0 ? `, ${known} known before` : ''}\n`,
    )
    .join('');
}
