/** What the page of a review is told. Holds text of conversations: it goes to a browser on this machine and is kept nowhere. */

export interface ReviewText {
  /** Who says it, or which one it is; null where there is nothing to tell apart. */
  readonly label: string | null;
  readonly text: string;
}

export interface ReviewChoice {
  /** What to press. */
  readonly key: string;
  readonly answer: string;
  readonly label: string;
}

/** One thing to judge: what is known beside what is said of it. */
export interface ReviewCard {
  readonly id: string;
  /** What is to be gone by. */
  readonly evidence: { readonly title: string; readonly texts: readonly ReviewText[] };
  /** What is judged, or what a score is to be given for. */
  readonly claim: { readonly title: string; readonly text: string; readonly detail: string | null };
  readonly question: string;
  readonly hint: string | null;
  readonly choices: readonly ReviewChoice[];
}

export interface ReviewProgress {
  readonly title: string;
  readonly answered: number;
  readonly total: number;
}

/** A line of what came out, for who answered. */
export interface ReviewFigure {
  readonly title: string;
  readonly judged: number;
  readonly cannotJudge: number;
  /** Shares are 0 to 1, rank correlations -1 to 1; null where nothing can be said. */
  readonly value: number | null;
  readonly interval: readonly [number, number];
  readonly kind: 'share' | 'correlation';
  /** Whether it is a part of the line above. */
  readonly isPart: boolean;
}

export interface PageState {
  readonly reviewer: string;
  readonly parts: readonly ReviewProgress[];
  /** Null where all is answered. */
  readonly card: ReviewCard | null;
  readonly canUndo: boolean;
  /** Once all is answered. */
  readonly figures: readonly ReviewFigure[] | null;
}
