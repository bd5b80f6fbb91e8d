/** What is asked of every call that writes items. */
export interface PartAsked {
  /** Name of the language in English. */
  readonly language: string;
  /** Items that are wanted. */
  readonly count: number;
  /** Which of the calls for the same cell this is, from 1. */
  readonly part: number;
}
