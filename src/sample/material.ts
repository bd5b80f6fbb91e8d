/** What sample conversations are put together from. `{name}` in a sentence is filled from the slots of its area. */
export interface Topic {
  readonly name: string;
  /** How often it comes up, beside 1 for the usual topic. */
  readonly weight?: number;
  /** First requests. */
  readonly asks: readonly string[];
  /** Later turns. */
  readonly more: readonly string[];
}

export interface Area {
  readonly name: string;
  readonly slots: Readonly<Record<string, readonly string[]>>;
  /** Sentences that fit every topic of the area: they tell the area, not the topic. */
  readonly context: readonly string[];
  readonly topics: readonly Topic[];
}
