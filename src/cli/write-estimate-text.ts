/** What writing a set would take, for people. */
import { counted, grouped, percent } from '../core/figures.ts';
import { terminalText } from '../core/terminal-text.ts';
import type { WritingEstimate } from '../index.ts';
import { between, callRows, costRows, type Row, rowsText, stageRow } from './estimate-rows.ts';
import { duration } from './progress.ts';

export function writeEstimateText(estimate: WritingEstimate): string {
  const { items, candidates, writer, preparationChecks, checks, vectors, whole, caps } = estimate;
  const [label] = checks;
  const { preparation, firstRound, moreRounds } = writer;
  const rows: Row[] = [
    ['items', `${grouped(items)}, from ${counted(candidates, 'candidate')}`],
    ['writer', firstRound.asks],
    ...(label === undefined ? [] : [['discriminator', label.asks] as const]),
    ...(isNothing(preparation) ? [] : [stageRow('preparation', preparation)]),
    ...(isNothing(preparationChecks) ? [] : [stageRow('and judged', preparationChecks)]),
    stageRow('first round', firstRound),
    stageRow('more rounds', moreRounds),
    ...checks.map(checkRow),
    ...(vectors === null ? [] : [['embedder', vectors.asks] as const, stageRow('vectors', vectors)]),
    ...callRows(whole),
    ...costRows(whole),
    ['asking', timeText(estimate)],
  ];
  const note = whole.calls.high === 0 ? '' : assumed(estimate);
  return `${rowsText(rows, caps)}${note}`;
}

function isNothing({ estimate, made }: WritingEstimate['writer']['preparation']): boolean {
  return estimate.calls.high === 0 && made === 0;
}

function checkRow({ name, ways, ...stage }: WritingEstimate['checks'][number]): Row {
  const [, text] = stageRow(name, stage);
  return [terminalText(name), `${text}, each item in ${counted(ways, 'way')}`];
}

function timeText({ whole: { calls, seconds } }: WritingEstimate): string {
  if (calls.high === 0) return 'nothing left to do';
  return Number.isFinite(seconds.high)
    ? between(seconds, duration)
    : 'not known before some calls were made: --preview 20';
}

/** What stands between the figure and its bounds. */
function assumed({ share }: WritingEstimate): string {
  return [
    `Of what is written ${percent(share)} is taken to be kept. Least is what it takes where all is kept;`,
    'most, where so little is that it gives up: ten items for one that is wanted, and every',
    'other call that writes in vain.',
    '',
  ].join('\n');
}
