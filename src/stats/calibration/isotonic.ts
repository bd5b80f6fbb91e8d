/** Probabilities put right by nothing but their order. */
import { type Forecasts, requireForecasts } from './forecast.ts';

/** Puts a probability right. Fitted on judged items, used on others. */
export type Recalibration = (probability: number) => number;

interface Block {
  readonly sum: number;
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The monotone shares that are nearest to the outcomes, by pooling adjacent violators (Ayer et al. 1955; of classifiers: Zadrozny
 * and Elkan 2002); straight between blocks, level beyond the first and the last.
 */
export function isotonic(forecasts: Forecasts): Recalibration {
  const blocks = pool(forecasts);
  const knots = blocks.flatMap(({ sum, count, from, to }) => {
    const share = sum / count;
    return from === to
      ? [{ at: from, share }]
      : [
          { at: from, share },
          { at: to, share },
        ];
  });
  return (probability) => {
    const next = knots.findIndex(({ at }) => at >= probability);
    if (next < 0) return knots.at(-1)?.share as number;
    const { at, share } = knots[next] as { at: number; share: number };
    const before = knots[next - 1];
    if (before === undefined || at === probability) return share;
    return before.share + ((probability - before.at) / (at - before.at)) * (share - before.share);
  };
}

function pool(forecasts: Forecasts): Block[] {
  requireForecasts(forecasts);
  const { probabilities, outcomes } = forecasts;
  const equal = Map.groupBy(probabilities.keys(), (item) => probabilities[item] as number);
  const blocks: Block[] = [];
  for (const [at, items] of [...equal].sort(([left], [right]) => left - right)) {
    let block: Block = { sum: items.filter((item) => outcomes[item]).length, count: items.length, from: at, to: at };
    for (let last = blocks.at(-1); last && last.sum * block.count >= block.sum * last.count; last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: last.sum + block.sum, count: last.count + block.count, from: last.from, to: block.to };
    }
    blocks.push(block);
  }
  return blocks;
}
