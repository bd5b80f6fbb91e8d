/** What a format of conversations is. A new one is one file in `formats/`, one line in `formats/index.ts`, and `src/testing/format-contract.ts` reads it. */
import type { Message } from '../records.ts';

/** A row as a format reads it: still with the account as the input names it, which goes no further than the reader. */
export interface ReadRow {
  /** As the input names it; absent where it names none. */
  readonly id?: string;
  readonly account?: string;
  /** As written; the reader turns it into ISO 8601. */
  readonly startedAt?: unknown;
  readonly messages: readonly Message[];
  /** What else the row says, as it stands; the reader flattens it. Without any account that the format knows of. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** Why a row cannot be used. */
export const rejectReasons = [
  'not-json',
  'not-a-conversation',
  'no-user-turn',
  'line-too-long',
  'invalid-utf8',
  'gzip-damaged',
  'duplicate-id',
] as const;
export type RejectReason = (typeof rejectReasons)[number];

export interface ConversationFormat {
  readonly name: string;
  /** One sentence for help and error texts. */
  readonly title: string;
  /** `json`: a line is a JSON value. `text`: a line is what it says. */
  readonly lines: 'json' | 'text';
  /** Made-up rows that show all of it; the contract suite reads them. */
  readonly examples: readonly unknown[];
  /** Whether a row looks like this format. The first format that says so is taken. */
  detects(row: unknown): boolean;
  /** The row, or why it cannot be used. Never throws, whatever the row holds. */
  read(row: unknown): ReadRow | RejectReason;
}
