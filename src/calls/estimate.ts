/** What calls will take, before they are made: from a sample of what will be asked, and a few calls that were. */
import type { Price } from '../models/price.ts';
import { noUsage, type Usage } from '../models/usage.ts';
import { meanInterval } from '../stats/mean-interval.ts';
import { costOf } from './cost.ts';

/** 95 %: `low` to `high`. */
export interface Likely {
  readonly likely: number;
  readonly low: number;
  readonly high: number;
}

export interface EstimateInput {
  /** How many calls there will be. */
  readonly calls: Likely;
  /** Tokens of a random sample of what will be asked, as they are estimated without a server: input, and the most of output. */
  readonly sampled: readonly { readonly input: number; readonly mostOutput: number }[];
  /** Calls that were made, with what was estimated for them. */
  readonly measured: readonly {
    readonly estimatedInput: number;
    /** Null where the server does not count. */
    readonly usage: Usage | null;
    /** Null of one that nobody waited for. */
    readonly milliseconds: number | null;
  }[];
  readonly price: Price | null;
  /** Calls at once. */
  readonly parallel: number;
}

export interface Estimate {
  readonly calls: Likely;
  readonly inputTokens: Likely;
  readonly outputTokens: Likely;
  /** Nanodollars; null where the price is not known. */
  readonly cost: Likely | null;
  /** The same, left with the vendor; null where it takes no batches. */
  readonly batchCost: Likely | null;
  readonly seconds: Likely;
}

/** Estimates from letters are off by so much for a server whose tokens nobody has counted. */
const UNMEASURED = 1 / 3;

/** @param input `sampled` is not empty; without `measured` there is no word on time, and output is up to its limit */
export function estimateCalls({ calls, sampled, measured, price, parallel }: EstimateInput): Estimate {
  const perCall = product(sampledInput(calls.likely, sampled), countedPerEstimated(measured));
  const inputTokens = product(calls, perCall);
  const outputTokens = product(calls, outputOf(sampled, measured));
  const costs = (batched: boolean): Likely | null => price && costBetween(inputTokens, outputTokens, price, batched);
  const waited = measured.flatMap(({ milliseconds }) => milliseconds ?? []);
  const each = waited.length === 0 ? unknown : positive(meanInterval(waited));
  const seconds = calls.high === 0 ? exactly(0) : scaled(product(calls, each), 1 / parallel / 1000);
  return {
    calls,
    inputTokens,
    outputTokens,
    cost: costs(false),
    batchCost: price?.batch === undefined ? null : costs(true),
    seconds,
  };
}

/** What is sampled in full is known (finite population correction; Cochran 1977). */
function sampledInput(calls: number, sampled: EstimateInput['sampled']): Likely {
  const [first] = sampled;
  // One stands for a request as it usually is, and not for a draw of those that there are.
  if (first !== undefined && sampled.length === 1) return around(first.input);
  const { likely, low, high } = positive(meanInterval(sampled.map(({ input }) => input)));
  const open = Math.sqrt(Math.max(0, 1 - sampled.length / Math.max(1, calls)));
  return { likely, low: likely - open * (likely - low), high: likely + open * (high - likely) };
}

/** What is known. */
export function exactly(value: number): Likely {
  return { likely: value, low: value, high: value };
}

const unknown: Likely = { likely: 0, low: 0, high: Number.POSITIVE_INFINITY };

function around(value: number): Likely {
  return { likely: value, low: value * (1 - UNMEASURED), high: value * (1 + UNMEASURED) };
}

/** How many tokens the server counts for one that was estimated. */
function countedPerEstimated(measured: EstimateInput['measured']): Likely {
  const ratios = measured.flatMap(({ estimatedInput, usage }) =>
    usage === null ? [] : [(usage.input + usage.cacheRead + usage.cacheWrite) / Math.max(1, estimatedInput)],
  );
  if (ratios.length < 2) return around(1);
  return positive(meanInterval(ratios));
}

function outputOf(sampled: EstimateInput['sampled'], measured: EstimateInput['measured']): Likely {
  const most = sampled.reduce((sum, { mostOutput }) => sum + mostOutput, 0) / sampled.length;
  const outputs = measured.flatMap(({ usage }) => usage?.output ?? []);
  if (outputs.length < 2) return { likely: most / 2, low: 0, high: most };
  const { likely, low, high } = positive(meanInterval(outputs));
  return { likely: Math.min(likely, most), low: Math.min(low, most), high: Math.min(high, most) };
}

function costBetween(input: Likely, output: Likely, price: Price, batched: boolean): Likely {
  const of = (which: keyof Likely): number =>
    costOf(
      { ...noUsage, input: Math.ceil(input[which]), output: Math.ceil(output[which]) },
      { ...price, long: undefined },
      batched,
    );
  return { likely: of('likely'), low: of('low'), high: of('high') };
}

function positive({ mean, low, high }: ReturnType<typeof meanInterval>): Likely {
  // One value says nothing of the others: from nothing to twice of it is a guess, and is told as such an interval.
  return {
    likely: mean,
    low: Math.max(0, Number.isFinite(low) ? low : 0),
    high: Number.isFinite(high) ? high : 2 * mean,
  };
}

/** Of independent factors: relative errors add up in squares. */
export function product(one: Likely, other: Likely): Likely {
  const likely = one.likely * other.likely;
  if (one.high === Number.POSITIVE_INFINITY || other.high === Number.POSITIVE_INFINITY) return { ...unknown, likely };
  // Of nothing there is no part: what there may be all the same is as much as both allow.
  if (likely === 0) return { likely, low: 0, high: one.high * other.high };
  const relative = (which: 'low' | 'high'): number =>
    Math.hypot(one[which] / (one.likely || 1) - 1, other[which] / (other.likely || 1) - 1);
  return { likely, low: Math.max(0, likely * (1 - relative('low'))), high: likely * (1 + relative('high')) };
}

/** As much as several together; what is not known of one is not known of all. */
export function together(estimates: readonly Estimate[]): Estimate {
  const sum = (of: (one: Estimate) => Likely): Likely => ({
    likely: total(estimates, (one) => of(one).likely),
    low: total(estimates, (one) => of(one).low),
    high: total(estimates, (one) => of(one).high),
  });
  const known = (of: (one: Estimate) => Likely | null): Likely | null =>
    estimates.some((one) => of(one) === null) ? null : sum((one) => of(one) as Likely);
  // What costs nothing needs no batch.
  const batched = ({ batchCost, cost }: Estimate): Likely | null => batchCost ?? (cost?.high === 0 ? cost : null);
  return {
    calls: sum(({ calls }) => calls),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    outputTokens: sum(({ outputTokens }) => outputTokens),
    cost: known(({ cost }) => cost),
    batchCost: estimates.some(({ batchCost }) => batchCost !== null) ? known(batched) : null,
    seconds: sum(({ seconds }) => seconds),
  };
}

function total(estimates: readonly Estimate[], of: (one: Estimate) => number): number {
  return estimates.reduce((all, one) => all + of(one), 0);
}

/** So many times as much. */
export function scaled({ likely, low, high }: Likely, factor: number): Likely {
  return { likely: factor * likely, low: factor * low, high: factor * high };
}
