/** What can be asked of a model. Code above `models/` looks here, never at a vendor's name. */
export interface Capabilities {
  /** Whether the server holds the reply to a schema, to JSON of any shape, or to nothing. */
  readonly structuredOutput: 'schema' | 'json' | 'none';
  /** Most alternatives per token whose log-probabilities can be had; 0: none. */
  readonly logprobs: number;
  /** Whether a repeated prefix is cheaper: by itself, where it is marked, or never. */
  readonly prefixCaching: 'automatic' | 'marked' | 'none';
  /** Whether requests can be left with the vendor, at a lower price and for a day at most. */
  readonly batch: boolean;
  /** Whether the beginning of the reply can be given. */
  readonly prefill: boolean;
  /** Most requests at once that make sense. The limiter may find that fewer do. */
  readonly maxParallel: number;
  /** Tokens that reasoning takes beside the answer where it is asked for the least; 0 where it is none. */
  readonly reasoningTokens: number;
  /** Whether it says how probable a given continuation is. Default: not. */
  readonly scores?: boolean;
  /** Highest temperature that is taken; null where how it samples cannot be chosen. */
  readonly maxTemperature: number | null;
}
