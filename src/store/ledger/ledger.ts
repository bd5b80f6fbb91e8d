/**
 * The ledger: every call to a model, what it answered and what it cost. A call that is committed here is never made
 * again. It holds private text (replies), so it is for its owner alone; it never holds a key or a header.
 * Every implementation passes `src/testing/ledger-contract.ts`.
 */
export interface Ledger {
  /** The committed reply to a call; null where there is none. That `run` used it is noted, for purges. */
  find(run: string, key: string): Promise<LedgerReply | null>;
  /** What calls took and cost that were answered, by key. Calls without an answer are left out, and nothing is noted. */
  known(keys: readonly string[]): Promise<ReadonlyMap<string, KnownCall>>;
  /** Those of the calls that this run asked itself, and got an answer to. Nothing is noted. */
  asked(run: string, keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** Answers that a run used, by prompt (`name@version`). */
  used(run: string): Promise<ReadonlyMap<string, UsedPrompt>>;
  /** Notes what is about to be asked, and its worst case. Durable when it resolves; only then may anything be sent. */
  begin(attempt: NewAttempt): Promise<number>;
  /** Durable when it resolves. Where another attempt at the same call was quicker, its reply is the one that counts, and is returned. */
  commit(attempt: number, reply: NewReply): Promise<LedgerReply>;
  /**
   * Answers that follow from others, which nobody was asked for and nobody pays: durable together when it resolves. Of a call that
   * has a reply that one stays. The run uses them.
   */
  keep(run: string, answers: readonly KeptReply[]): Promise<void>;
  /** An attempt that brought no reply: it cost nothing, or nobody knows what it cost. */
  fail(attempt: number, cost: 'nothing' | 'unknown'): Promise<void>;
  /** What a run has spent so far, attempts in progress included. */
  spending(run: string): Promise<Spending>;
  /**
   * For who holds the run alone, before its first call: attempts that a killed process left open may have been billed.
   * Those of a batch stay open, for its results can still be had.
   */
  abandonOpen(run: string): Promise<void>;
  readonly batches: BatchLedger;
  /** Removes what a run asked, unless another run used it as well. */
  purge(run: string): Promise<void>;
  /** Waits for what is being written. */
  close(): Promise<void>;
}

export interface NewAttempt {
  /** Id of the run that pays. */
  readonly run: string;
  /** Hash of everything that determines the answer. */
  readonly key: string;
  /** `provider:model`. */
  readonly model: string;
  /** `name@version` of the prompt. */
  readonly prompt: string;
  /** Worst case in nanodollars (1e-9 USD); null where the price is not known. */
  readonly worstCost: number | null;
}

export interface NewReply {
  /** Canonical JSON; opaque to the ledger. */
  readonly reply: string;
  /** Canonical JSON of the usage in tokens; `null` where the server did not count. */
  readonly usage: string;
  /** Nanodollars; null where it is not known: then it counts as possible, at the worst case of the attempt. */
  readonly cost: number | null;
  /** How long the attempt took, in milliseconds. */
  readonly milliseconds: number;
  /** When it was committed, in milliseconds since the epoch. */
  readonly at: number;
}

export interface KeptReply extends NewReply, Pick<NewAttempt, 'key' | 'model' | 'prompt'> {}

export interface LedgerReply extends NewReply, Pick<NewAttempt, 'model' | 'prompt'> {
  /** Attempts that this reply took, the last one included; 0 of one that was kept. */
  readonly attempts: number;
}

/** `milliseconds` is 0 of a call that was left with a vendor. */
export type KnownCall = Pick<LedgerReply, 'usage' | 'milliseconds' | 'cost'>;

export interface UsedPrompt {
  readonly calls: number;
  /** Those of them that somebody waited for, and how long in all. */
  readonly timed: number;
  readonly milliseconds: number;
}

export interface Spending {
  /** Attempts that were begun, by any process, for this run. */
  readonly calls: number;
  /** Nanodollars of what was answered. */
  readonly confirmed: number;
  /** Nanodollars of worst cases of which nobody knows what they came to: in progress, lost, or answered and not counted. */
  readonly possible: number;
  /** Attempts, answered or not, whose price is not known. */
  readonly unpriced: number;
}

/** Requests that were left with a vendor, and where to pick them up. */
export interface BatchLedger {
  /** One attempt for each call, and the batch: durable together, before anything is sent. */
  begin(batch: NewBatch): Promise<OpenBatch>;
  /** The vendor's reference; durable before the first poll. */
  submitted(batch: number, reference: string): Promise<void>;
  /** Batches of a run that were begun and not closed, oldest first. */
  open(run: string): Promise<OpenBatch[]>;
  /** Attempts of it that are still open become failed at the cost given. */
  close(batch: number, rest: 'nothing' | 'unknown'): Promise<void>;
}

export interface NewBatch {
  readonly run: string;
  /** `provider:model`. */
  readonly model: string;
  /** Hash of the base URL that it is handed in at: nowhere else is it known. */
  readonly place: string;
  /** Ours, sent along where the vendor keeps such a thing: a batch whose reference was lost can be found by it. */
  readonly label: string;
  readonly calls: readonly Pick<NewAttempt, 'key' | 'prompt' | 'worstCost'>[];
  readonly at: number;
}

export interface OpenBatch {
  readonly id: number;
  readonly model: string;
  /** Null where it was handed in by a version that did not note it. */
  readonly place: string | null;
  readonly label: string;
  /** Null where the process ended before the vendor's answer was noted. */
  readonly reference: string | null;
  readonly at: number;
  /** Attempts that have no outcome yet. */
  readonly calls: readonly { readonly attempt: number; readonly key: string; readonly worstCost: number | null }[];
}
