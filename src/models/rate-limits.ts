/** What a server says in its headers of how much it takes in a minute. */

export interface RateLimit {
  /** Greatest number in a window; null where it is not said. */
  readonly limit: number | null;
  readonly remaining: number | null;
  /** Milliseconds until the window is full again; null where it is not said. */
  readonly resetsIn: number | null;
}

export interface RateLimits {
  readonly requests?: RateLimit;
  /** Tokens of input and output together, or of that of the two which is scarcer. */
  readonly tokens?: RateLimit;
}
