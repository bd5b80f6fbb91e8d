/**
 * What a computed facet is: a value that follows from a conversation by rule. A new one is one file in `computed/` and
 * one line in `computed/index.ts`.
 */
import type { Conversation, FacetValue } from '../records.ts';
import type { TimeStep } from './time-labels.ts';

/** A conversation with what was found out about it once for all facets. */
export interface ConversationReading {
  readonly conversation: Conversation;
  /** ISO 639-1 code of the main language of the user's turns, or `und`. */
  readonly language: string;
  /** What a model answered, by the name of the facet; what it could not tell is null. */
  readonly answers: Readonly<Record<string, FacetValue>>;
}

export interface ComputedFacet {
  /** Lower case; what the configuration calls it. */
  readonly name: string;
  /** For readers of a release. */
  readonly title: string;
  readonly kind: 'category' | 'number' | 'time';
  /** For a number: where a new bin begins, ascending. */
  readonly bins?: readonly number[];
  /** For a category whose values have an order: all of them. */
  readonly order?: readonly string[];
  /** For a time: the length of a bin; absent, it follows from the span. */
  readonly step?: TimeStep;
  /** A number, a category, a time as ISO 8601, or null for "no value". Never throws. */
  valueOf(reading: ConversationReading): FacetValue;
}
