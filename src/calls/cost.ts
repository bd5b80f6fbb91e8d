/** Money, in nanodollars: whole numbers, so that sums are exact, and every call rounded up. */
import type { Price, Rates } from '../models/price.ts';
import { noUsage, type Usage } from '../models/usage.ts';

export const NANODOLLARS = 1_000_000_000;

/** A dollar a million tokens is a thousand nanodollars a token. */
const PER_TOKEN = 1000;

/** @param batched whether the call was part of a batch of the vendor's */
export function costOf(usage: Usage, price: Price, batched = false): number {
  const prompt = usage.input + usage.cacheRead + usage.cacheWrite;
  return wholeCost(usage, price.long !== undefined && prompt > price.long.above ? price.long : price, price, batched);
}

/** The most that a call can cost: all of its input at the dearest rate, and all the output that it may give. */
export function worstCost(inputTokens: number, outputTokens: number, price: Price, batched = false): number {
  const rates = price.long !== undefined && inputTokens > price.long.above ? [price, price.long] : [price];
  const costs = rates.map((rate) => {
    const { input, cacheRead = input, cacheWrite = input } = rate;
    const dearest = { ...rate, input: Math.max(input, cacheRead, cacheWrite) };
    return wholeCost({ ...noUsage, input: inputTokens, output: outputTokens }, dearest, price, batched);
  });
  return Math.max(...costs);
}

function wholeCost(usage: Usage, rates: Rates, { batch = 1 }: Price, batched: boolean): number {
  const { input, output, cacheRead = input, cacheWrite = input } = rates;
  const dollars =
    usage.input * input + usage.output * output + usage.cacheRead * cacheRead + usage.cacheWrite * cacheWrite;
  // Binary fractions must not make one nanodollar more out of a whole number of them.
  const whole = Math.ceil(Number((dollars * PER_TOKEN * (batched ? batch : 1)).toPrecision(15)));
  return Math.min(whole, Number.MAX_SAFE_INTEGER);
}

/** For people: cents where there are any, else two digits. */
export function dollarText(nanodollars: number): string {
  const value = nanodollars / NANODOLLARS;
  return `$${value >= 0.1 || value === 0 ? value.toFixed(2) : value.toPrecision(2)}`;
}
