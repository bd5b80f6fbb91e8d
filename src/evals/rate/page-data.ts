/** What the page of a rating is told, whether a server hands it out or a file holds it. No label, no confidence and nothing of what is known. */

/** What is asked of every item, in this order; a comment may be added at any time. */
export type RatingQuestion = 'relevance' | 'label' | 'clear';

export interface RatingChoice {
  /** What to press; null where there are more choices than keys. */
  readonly key: string | null;
  readonly answer: string;
  readonly label: string;
}

export interface RatingCard {
  /** Says nothing of what is right, nor whether the answer is known. */
  readonly id: string;
  /** As it is sent to a model. */
  readonly text: string;
  readonly questions: readonly {
    readonly question: RatingQuestion;
    readonly text: string;
    readonly choices: readonly RatingChoice[];
  }[];
}

/** What somebody said; null takes it back. */
export interface RatingEntry {
  readonly item: string;
  readonly question: RatingQuestion | 'comment';
  readonly answer: string | null;
}

export interface RatingLine extends RatingEntry {
  /** ISO 8601. */
  readonly at: string;
}

export interface RatingPage {
  readonly schema: 'sightline/rating-page';
  readonly schemaVersion: 1;
  readonly set: { readonly name: string; readonly fingerprint: string };
  /** Hash of what was drawn. */
  readonly plan: string;
  /** What the items are about: `a person who is agreeable`; the name of the set where it does not say. */
  readonly behavior: string;
  /** Seed of the orders, one for every rater. */
  readonly seed: number;
  /** In no order that means anything. */
  readonly cards: readonly RatingCard[];
  /** Null where whoever opens the page says who they are. */
  readonly rater: string | null;
  /** Ids of the items of each rater; null where everybody rates all. */
  readonly assignments: Readonly<Record<string, readonly string[]>> | null;
}

export interface RatingState {
  readonly page: RatingPage;
  /** What was said before. */
  readonly lines: readonly RatingLine[];
}

/** What a page without a server hands over. */
export interface RatingsFile {
  readonly schema: 'sightline/ratings';
  readonly schemaVersion: 1;
  readonly set: string;
  readonly plan: string;
  readonly rater: string;
  /** One for every item of which anything was said. */
  readonly answers: readonly (Partial<Readonly<Record<RatingQuestion | 'comment', string>>> & {
    readonly item: string;
    readonly at: string;
  })[];
}
