/** What is asked of an item before it is kept: questions with a few labels, of which one is hoped for. */
import type { Message } from '../../models/language-model.ts';

export interface ChoiceQuestion {
  /** The prompt that it was rendered from. */
  readonly prompt: { readonly name: string; readonly version: number };
  readonly messages: readonly Message[];
  /** All that may be answered, as it is written in the question. */
  readonly labels: readonly string[];
  /** Position of the label whose probability counts. */
  readonly wanted: number;
}

/**
 * One thing that an item must be, asked in several ways: other words, the other order of labels. Several of one name are one thing,
 * which an item is as surely as it passes the hardest of them.
 */
export interface Check {
  /** Why an item is dropped that fails: `label`, `relevant`. */
  readonly name: string;
  readonly questions: readonly ChoiceQuestion[];
}

/** Yes and no in both orders: who prefers what stands first prefers no answer. */
export const yesNoOrders: readonly (readonly ['Yes' | 'No', 'Yes' | 'No'])[] = [
  ['Yes', 'No'],
  ['No', 'Yes'],
];
