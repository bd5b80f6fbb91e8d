/** Figures as people read them. */

/** `1 row`, `12,000 rows`. */
export function counted(count: number, what: string): string {
  return `${grouped(count)} ${what}${count === 1 ? '' : 's'}`;
}

export function grouped(count: number): string {
  return count.toLocaleString('en-GB');
}

/** @param share 0 to 1 */
export function percent(share: number): string {
  return `${points(share)} %`;
}

/** In percent, without saying so. @param share 0 to 1, or a difference of two */
export function points(share: number): string {
  return (100 * share).toFixed(1);
}

/** Four digits behind the point, for files: what lies behind them is noise. */
export function fourDecimals(value: number): number {
  // No minus before nothing.
  return Math.round(value * 1e4) / 1e4 + 0;
}
