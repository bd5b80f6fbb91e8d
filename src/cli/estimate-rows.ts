/** Rows of an estimate, whatever it is of: figures with what they may be, costs, caps. */

import { dollarText } from '../calls/cost.ts';
import { grouped } from '../core/figures.ts';
import type { RunEstimate } from '../index.ts';
import { duration } from './progress.ts';

export type Estimate = RunEstimate['whole'];
export type Likely = Estimate['seconds'];
export type Stage = Pick<NonNullable<RunEstimate['model']>['names'], 'estimate' | 'made'>;
type Cap = RunEstimate['caps'][number];
export type Row = readonly [name: string, text: string];

/** Under one another, and what happens at a cap that may be too low. */
export function rowsText(rows: readonly Row[], caps: readonly Cap[]): string {
  const all = [...rows, ...caps.map(capRow)];
  const width = Math.max(...all.map(([name]) => name.length));
  const lines = all.map(([name, text]) => `${name.padEnd(width)}  ${text}`);
  const isTight = caps.some(({ fits }) => fits !== 'yes');
  return `${[...lines, ...(isTight ? [AT_CAP] : [])].join('\n')}\n`;
}

const AT_CAP = 'At a cap the run stops with exit code 3; with a higher one it goes on.';

/** Of one stage: calls that are left, what they cost, and calls that are answered. */
export function stageRow(name: string, { estimate, made }: Stage): Row {
  const { calls, cost } = estimate;
  const before = made > 0 ? `${grouped(made)} answered before` : '';
  if (calls.high === 0) return [name, made > 0 ? `nothing left to do, ${before}` : 'nothing to do'];
  const money = cost === null ? '' : between(cost, dollarText);
  const more = [money, before].filter((text) => text !== '').map((text) => `, ${text}`);
  return [name, `${between(calls, countText)} calls${more.join('')}`];
}

export function callRows(whole: Estimate): Row[] {
  return [
    ['calls', between(whole.calls, countText)],
    ['tokens', tokensText(whole)],
  ];
}

export function costRows({ cost, batchCost }: Estimate): Row[] {
  const known =
    cost === null ? 'not known: write the price in the configuration under prices' : between(cost, dollarText);
  return [['cost', known], ...(batchCost === null ? [] : [['in batches', between(batchCost, dollarText)] as const])];
}

const capTexts: Readonly<Record<Cap['cap'], { readonly flag: string; readonly text: (value: number) => string }>> = {
  cost: { flag: '--max-cost', text: dollarText },
  calls: { flag: '--max-calls', text: (calls) => grouped(calls) },
  time: { flag: '--max-time', text: duration },
};

const fitTexts = {
  yes: 'is enough',
  perhaps: 'may be too little: the run would stop there',
  no: 'is too little: the run would stop there',
  unknown: 'is enough or too little: nobody can say',
} as const;

function capRow({ cap, limit, spent, fits }: Cap): Row {
  const { flag, text } = capTexts[cap];
  const before = spent > 0 ? ` (${text(spent)} spent before)` : '';
  return [flag, `${text(limit)}${before} ${fitTexts[fits ?? 'unknown']}`];
}

function countText(count: number): string {
  return grouped(Math.round(count));
}

function tokensText({ inputTokens, outputTokens }: Estimate): string {
  const text = (tokens: Likely): string => between(tokens, countText);
  return outputTokens.high === 0 ? text(inputTokens) : `${text(inputTokens)} in, ${text(outputTokens)} out`;
}

export function between({ likely, low, high }: Likely, text: (value: number) => string): string {
  const [middle, from, to] = [likely, low, high].map(text) as [string, string, string];
  if (!Number.isFinite(high)) return 'not known';
  return from === to ? middle : `${middle} (${from} to ${to})`;
}
