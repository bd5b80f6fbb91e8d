/** What a model costs. */

/** US dollars a million tokens. */
export interface Rates {
  readonly input: number;
  /** Reasoning included. */
  readonly output: number;
  /** Of input that comes out of a cache of prefixes, and that is put into one. Default: as `input`. */
  readonly cacheRead?: number | undefined;
  readonly cacheWrite?: number | undefined;
}

export interface Price extends Rates {
  /** What a call in a batch costs as a share of it, 0 to 1. Default: 1. */
  readonly batch?: number | undefined;
  /** Prompts of more tokens than `above` are charged at these rates, output included. */
  readonly long?: (Rates & { readonly above: number }) | undefined;
}

/** A price and where it was read. */
export interface ListedPrice extends Price {
  /** ISO date on which it was read. */
  readonly read: string;
  readonly source: string;
}
