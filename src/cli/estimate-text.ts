/** What a run would take, for people. */
import { dollarText, type RunEstimate } from '../index.ts';
import { grouped } from './counts.ts';
import { duration } from './progress.ts';

type Estimate = RunEstimate['embedding'];
type Likely = Estimate['seconds'];
type Row = readonly [name: string, text: string];

export function estimateText(estimate: RunEstimate): string {
  const { conversations, texts, known, model, asks, embedding } = estimate;
  const { whole } = estimate;
  const rows: Row[] = [
    ['conversations', grouped(conversations)],
    ['texts', `${grouped(texts)} different${known > 0 ? `, ${grouped(known)} of them embedded before` : ''}`],
    ...(model === null
      ? []
      : [
          modelRow('questions', model.questions),
          modelRow('names and tree', model.names),
          modelRow('audits', model.audit),
        ]),
    ...(asks === null ? [] : [modelRow('vectors', { asks, estimate: embedding })]),
    ...(model === null && asks === null ? [] : [['tokens', tokensText(whole)] as const]),
    [
      'cost',
      whole.cost === null
        ? 'not known: write the price in the configuration under prices'
        : between(whole.cost, dollarText),
    ],
    ...(whole.batchCost === null ? [] : [['in batches', between(whole.batchCost, dollarText)] as const]),
    ...(model === null ? [] : [['asking', between(model.questions.estimate.seconds, duration)] as const]),
    ['embedding', embedding.calls === 0 ? 'nothing left to do' : between(embedding.seconds, duration)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return `${rows.map(([name, text]) => `${name.padEnd(width)}  ${text}`).join('\n')}\n`;
}

function modelRow(name: string, { asks, estimate }: { readonly asks: string; readonly estimate: Estimate }): Row {
  const cost = estimate.cost === null ? '' : `, ${between(estimate.cost, dollarText)}`;
  return [name, `${grouped(Math.round(estimate.calls))} calls of ${asks}${cost}`];
}

function tokensText({ inputTokens, outputTokens }: Estimate): string {
  const text = (tokens: Likely): string => between(tokens, (count) => grouped(Math.round(count)));
  return outputTokens.high === 0 ? text(inputTokens) : `${text(inputTokens)} in, ${text(outputTokens)} out`;
}

function between({ likely, low, high }: Likely, text: (value: number) => string): string {
  const [middle, from, to] = [likely, low, high].map(text) as [string, string, string];
  if (!Number.isFinite(high)) return 'not known';
  return from === to ? middle : `${middle} (${from} to ${to})`;
}
