/** What a run would take, for people. */
import { dollarText, type RunEstimate } from '../index.ts';
import { grouped } from './counts.ts';
import { duration } from './progress.ts';

type Likely = RunEstimate['embedding']['seconds'];

export function estimateText({ conversations, texts, known, asks, embedding }: RunEstimate): string {
  const { calls, inputTokens, cost, batchCost, seconds } = embedding;
  const rows: [string, string][] = [
    ['conversations', grouped(conversations)],
    ['texts', `${grouped(texts)} different${known > 0 ? `, ${grouped(known)} of them embedded before` : ''}`],
    ...(asks === null
      ? []
      : ([
          ['asks', asks],
          ['calls', grouped(calls)],
          ['tokens', between(inputTokens, (tokens) => grouped(Math.round(tokens)))],
        ] as [string, string][])),
    [
      'cost',
      cost === null ? 'not known: write the price in the configuration under prices' : between(cost, dollarText),
    ],
    ...(batchCost === null ? [] : ([['in batches', between(batchCost, dollarText)]] as [string, string][])),
    ['embedding', calls === 0 ? 'nothing left to do' : between(seconds, duration)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return `${rows.map(([name, text]) => `${name.padEnd(width)}  ${text}`).join('\n')}\n`;
}

function between({ likely, low, high }: Likely, text: (value: number) => string): string {
  const [middle, from, to] = [likely, low, high].map(text) as [string, string, string];
  if (!Number.isFinite(high)) return 'not known';
  return from === to ? middle : `${middle} (${from} to ${to})`;
}
