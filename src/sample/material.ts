/**
 * What sample conversations are put together from. In every sentence `[one|other]` stands for one of the choices and
 * `{name}` for a value of the slot of that name.
 */
export type Slots = Readonly<Record<string, readonly string[]>>;

export interface Topic {
  readonly name: string;
  /** How often it comes up, beside 1 for the usual topic. */
  readonly weight?: number;
  /** What people call it. */
  readonly about: readonly string[];
  /** First requests. */
  readonly asks: readonly string[];
  /** Later turns. */
  readonly more: readonly string[];
  readonly concern?: Concern;
}

/** What a safety classifier has to do with a topic. */
export interface Concern {
  /** First requests that deserve a flag. */
  readonly asks: readonly string[];
  /** Share of the topic's conversations that deserve one. */
  readonly share: number;
  /** Share of those that the classifier lets pass. */
  readonly missed: number;
  /** Share of the harmless rest that it flags. */
  readonly falselyFlagged: number;
}

export interface Area {
  readonly name: string;
  readonly slots: Slots;
  /** Sentences that fit every topic of the area: they tell the area, not the topic. */
  readonly context: readonly string[];
  readonly topics: readonly Topic[];
}

/** Sentences that fit any topic. */
export interface Phrases {
  readonly openers: readonly string[];
  /** Remarks that say what it is about: slot `about`. */
  readonly subjects: readonly string[];
  readonly closers: readonly string[];
  /** Remarks with the vocabulary of other topics. */
  readonly asides: readonly string[];
  readonly slots: Slots;
  /** Later turns. */
  readonly follows: readonly string[];
  readonly replies: readonly string[];
  /** Remarks with personal data: slots `name`, `email`, `phone` and `address`. */
  readonly personal: readonly string[];
}

export interface Language {
  /** ISO 639-1. */
  readonly code: string;
  /** Share of accounts. */
  readonly share: number;
  /** What stands between sentences. */
  readonly space: string;
  readonly phrases: Phrases;
  readonly areas: readonly Area[];
}
