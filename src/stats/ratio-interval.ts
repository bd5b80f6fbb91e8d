/** An interval for the ratio of two shares, from an interval for each. */

export interface ShareWithInterval {
  /** 0 to 1. */
  readonly share: number;
  readonly interval: readonly [number, number];
}

/**
 * Interval of `first.share / second.share`, two independent shares, at the level of the intervals given: MOVER-R (Donner and
 * Zou 2012, Statistical Methods in Medical Research 21:347), here as Fagerland, Lydersen and Laake (2015) write it. Where the
 * second share may be zero there is no upper limit.
 */
export function ratioInterval(first: ShareWithInterval, second: ShareWithInterval): [number, number] {
  const product = first.share * second.share;
  const [firstLow, firstHigh] = first.interval;
  const [secondLow, secondHigh] = second.interval;
  const limit = (own: number, other: number, sign: 1 | -1): number => {
    const width = other * (2 * second.share - other);
    const root = Math.sqrt(Math.max(0, product ** 2 - own * (2 * first.share - own) * width));
    return (product + sign * root) / width;
  };
  const low = limit(firstLow, secondHigh, -1);
  const high = limit(firstHigh, secondLow, 1);
  return [Number.isNaN(low) ? 0 : Math.max(0, low), Number.isNaN(high) || high < 0 ? Number.POSITIVE_INFINITY : high];
}
