/** What a format of conversations is. A new one is one file in `formats/`, one line in `formats/index.ts`, and `src/testing/format-contract.ts` reads it. */
import type { Message } from '../records.ts';

/** What a format reads: still with the account as the input names it, which goes no further than the reader. */
export interface ReadRow {
  /** As the input names it; absent where it names none. */
  readonly id?: string;
  readonly account?: string;
  /** As written; the reader turns it into ISO 8601. */
  readonly startedAt?: unknown;
  readonly messages: readonly Message[];
  /** What else the row says, as it stands; the reader flattens it. Without any account that the format knows of. */
  readonly rest: Readonly<Record<string, unknown>>;
  /** Present where this is a part of a conversation: the parts of one `id` are joined once all rows are read. */
  readonly part?: Part;
  /** What a field that is named for the account is looked up in. Default: the row. */
  readonly source?: unknown;
}

export type Part =
  | {
      /** A call with all or none of what was said before it: the longest chain of such histories is the conversation. */
      readonly kind: 'history';
      /**
       * Calls that served one turn: the fullest of them counts. Absent: each is one by itself. Calls without an `id` belong
       * to the conversation that another call of their turn names. Where none does the turn goes on with that of the same
       * account whose words its history begins with, or is a conversation.
       */
      readonly turn?: string;
      /** Whether no other record is of this call's turn, so that it must say itself whose it is. */
      readonly alone?: true;
      /** Before the time: parts that the input numbers. */
      readonly order?: number;
      /** Present where it says nothing, and only tells whose its turn is and where it belongs: why. */
      readonly silent?: RejectReason;
    }
  | {
      /**
       * Messages that say which others they follow: where several follow the same one, the last is kept, the others are
       * edits. Without an `id` the conversation is whatever hangs together.
       */
      readonly kind: 'thread';
      /** What the others name it by; unique in its conversation. */
      readonly key: string;
      /** Key of what it follows; null where it follows nothing. */
      readonly after: string | null;
      /** Of those that follow the same, the least is kept; without ranks the last. */
      readonly rank?: number;
    };

/** Why a row cannot be used. */
export const rejectReasons = [
  'not-json',
  'not-a-conversation',
  'no-user-turn',
  'line-too-long',
  'invalid-utf8',
  'gzip-damaged',
  'zip-damaged',
  'zip-encrypted',
  'zip-method-unknown',
  'zip-bomb',
  'parquet-damaged',
  'parquet-encrypted',
  'parquet-codec-unknown',
  'parquet-group-too-large',
  'left-out-by-mapper',
  'mapper-failed',
  'mapper-result-invalid',
  'duplicate-id',
  // Of parts and of rows that hold several records.
  'repeated-history',
  'other-branch',
  'broken-thread',
  'other-record',
  'failed-call',
  'answer-without-request',
  'contents-left-out',
  'conversation-too-long',
  // As the run was asked to.
  'outside-window',
  'not-matching',
  'copy',
] as const;
export type RejectReason = (typeof rejectReasons)[number];

/** Of those, why a row says nothing that another does not. */
export const duplicateReasons: ReadonlySet<RejectReason> = new Set(['duplicate-id', 'repeated-history', 'copy']);

/** Of those, why a conversation that can be used is not: it was asked for. */
export const leftOutReasons: ReadonlySet<RejectReason> = new Set(['outside-window', 'not-matching']);

export type ReadResult = ReadRow | RejectReason;

/**
 * Says more of why a row is rejected.
 *
 * @param said goes into errors and previews: nothing of the row is in it
 * @param kept goes into `private/rejects.jsonl` alone
 */
export type Note = (said: string, kept?: string) => void;

export interface ConversationFormat {
  readonly name: string;
  /** One sentence for help and error texts. */
  readonly title: string;
  /** What a row must have to be taken for this format, as a user is told it. */
  readonly evidence?: string;
  /** Where accounts are named; null where the format has no place for them. */
  readonly accounts?: string | null;
  /** `json`: a line is a JSON value. `text`: a line is what it says. */
  readonly lines: 'json' | 'text';
  /**
   * What it reads of a row, by dotted names, so that of files of columns no more is unpacked; with `fields` it also keeps
   * whatever could be a flat field. Absent: it may read anything. A file whose columns show it is read in it alone.
   */
  readonly needs?: { readonly members: readonly string[]; readonly fields: boolean };
  /** Changes whenever what it reads could, where the version of Sightline does not say it. */
  readonly fingerprint?: string;
  /** Made-up rows that show all of it; the contract suite reads them. */
  readonly examples: readonly unknown[];
  /** Whether a row looks like this format. The first format that says so is taken. */
  detects(row: unknown): boolean;
  /** The row, or why it cannot be used; of a row that holds several records each of them. Never throws, whatever the row holds. */
  read(row: unknown, note?: Note): ReadResult | readonly ReadResult[];
}

/** A format each of whose rows is one record. */
export interface RowFormat extends ConversationFormat {
  read(row: unknown): ReadResult;
}
