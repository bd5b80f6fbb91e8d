/** What a run would take, for people. */

import { grouped } from '../core/figures.ts';
import { dollarText, type RunEstimate } from '../index.ts';
import { duration } from './progress.ts';

type Estimate = RunEstimate['embedding'];
type Likely = Estimate['seconds'];
type Cap = RunEstimate['caps'][number];
type Row = readonly [name: string, text: string];

export function estimateText(estimate: RunEstimate): string {
  const { conversations, texts, known, model, asks, embedding, whole, caps } = estimate;
  const isAsked = model !== null || asks !== null;
  const rows: Row[] = [
    ['conversations', grouped(conversations)],
    ['texts', `${grouped(texts)} different${known > 0 ? `, ${grouped(known)} of them embedded before` : ''}`],
    ...(model === null ? [] : modelRows(model)),
    ...(model === null
      ? []
      : stages
          .filter(([, stage]) => stage !== 'screen' || isScreened(model))
          .map(([name, stage]) => stageRow(name, model[stage]))),
    ...(asks === null ? [] : [['embedder', asks] as const, stageRow('vectors', { estimate: embedding, made: 0 })]),
    ...(isAsked ? [['calls', between(whole.calls, countText)] as const] : []),
    ...(isAsked ? [['tokens', tokensText(whole)] as const] : []),
    [
      'cost',
      whole.cost === null
        ? 'not known: write the price in the configuration under prices'
        : between(whole.cost, dollarText),
    ],
    ...(whole.batchCost === null ? [] : [['in batches', between(whole.batchCost, dollarText)] as const]),
    ...(model === null ? [] : [['asking', between(askingTime(model), duration)] as const]),
    ['embedding', embedding.calls.high === 0 ? 'nothing left to do' : between(embedding.seconds, duration)],
    ...caps.map(capRow),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, text]) => `${name.padEnd(width)}  ${text}`);
  const isTight = caps.some(({ fits }) => fits !== 'yes');
  return `${[...lines, ...(isTight ? [AT_CAP] : [])].join('\n')}\n`;
}

const AT_CAP = 'At a cap the run stops with exit code 3; with a higher one it goes on.';

type Model = NonNullable<RunEstimate['model']>;

function isScreened({ screen: { estimate, made } }: Model): boolean {
  return estimate.calls.high > 0 || made > 0;
}

const stages = [
  ['screener', 'screen'],
  ['questions', 'questions'],
  ['names', 'names'],
  ['tree', 'tree'],
  ['audits', 'audit'],
] as const;

/** Whoever rates names is named where it is somebody else. */
function modelRows({ questions, audit }: Model): Row[] {
  return [['model', questions.asks], ...(audit.asks === questions.asks ? [] : [['auditor', audit.asks] as const])];
}

function stageRow(name: string, { estimate, made }: Pick<Model['names'], 'estimate' | 'made'>): Row {
  const { calls, cost } = estimate;
  const before = made > 0 ? `${grouped(made)} answered before` : '';
  if (calls.high === 0) return [name, made > 0 ? `nothing left to do, ${before}` : 'nothing to do'];
  const money = cost === null ? '' : between(cost, dollarText);
  const more = [money, before].filter((text) => text !== '').map((text) => `, ${text}`);
  return [name, `${between(calls, countText)} calls${more.join('')}`];
}

function askingTime(model: Model): Likely {
  const times = stages.map(([, stage]) => model[stage].estimate.seconds);
  const sum = (of: keyof Likely): number => times.reduce((all, time) => all + time[of], 0);
  return { likely: sum('likely'), low: sum('low'), high: sum('high') };
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

function between({ likely, low, high }: Likely, text: (value: number) => string): string {
  const [middle, from, to] = [likely, low, high].map(text) as [string, string, string];
  if (!Number.isFinite(high)) return 'not known';
  return from === to ? middle : `${middle} (${from} to ${to})`;
}
