/** Items on their way into a set, and those that did not get there. */
import type { Cell, NewItem } from './kind.ts';

export interface Draft {
  readonly cell: Cell;
  readonly item: NewItem;
  /** What of the item is compared with others, and shown. */
  readonly text: string;
}

export interface Candidate extends Draft {
  /** Probability that the label is right, 0 to 1. */
  readonly confidence: number;
  /** Mean of that and of every requirement: what candidates are ranked by. */
  readonly score: number;
  /** Probabilities of the requirements, by name. */
  readonly requirements: Readonly<Record<string, number>>;
}

/** What items pass, in order. */
export const steps = [
  'parsed',
  'sound',
  'distinct',
  'label agrees',
  'requirements',
  'own meaning',
  'balanced',
] as const;
export type Step = (typeof steps)[number];

export interface Dropped {
  readonly step: Step;
  readonly reason: string;
  readonly text: string;
}

/** What one step left, and what it dropped. */
export interface Passed<Left> {
  readonly left: readonly Left[];
  readonly dropped: readonly Dropped[];
}
