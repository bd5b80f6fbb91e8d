/** Why a call came to nothing. Never holds what was asked or answered: both are private. */

export type CallErrorKind =
  /** Too many requests or tokens: later it may go. */
  | 'rate-limited'
  /** The server is overloaded and took nothing. */
  | 'overloaded'
  /** The server failed; what it had done by then is unknown. */
  | 'server'
  /** No answer in time, or a connection that broke: the server may have done all the work. */
  | 'timeout'
  | 'connection'
  /** Nobody listens there. */
  | 'unreachable'
  | 'key-missing'
  | 'key-refused'
  /** The account behind the key has no credit left. */
  | 'quota-exhausted'
  | 'model-unknown'
  /** The prompt does not fit into the model. */
  | 'too-long'
  /** The server understood and will not do it as it was asked. */
  | 'rejected'
  /** What came back is not of this kind of server: a web page, say. */
  | 'not-an-api';

const RETRYABLE: ReadonlySet<CallErrorKind> = new Set([
  'rate-limited',
  'overloaded',
  'server',
  'timeout',
  'connection',
  'unreachable',
]);
const MAY_BE_BILLED: ReadonlySet<CallErrorKind> = new Set(['server', 'timeout', 'connection']);

export class CallError extends Error {
  readonly kind: CallErrorKind;
  /** HTTP status, null where none came. */
  readonly status: number | null;
  /** Milliseconds that the server asks to wait; null where it says nothing. */
  readonly retryAfter: number | null;

  constructor(kind: CallErrorKind, facts: { status?: number; retryAfter?: number | null } = {}) {
    super(`The call to the model failed: ${kind}${facts.status === undefined ? '' : ` (HTTP ${facts.status})`}.`);
    this.name = 'CallError';
    this.kind = kind;
    this.status = facts.status ?? null;
    this.retryAfter = facts.retryAfter ?? null;
  }

  /** Whether the same request may succeed later. */
  get retryable(): boolean {
    return RETRYABLE.has(this.kind);
  }

  /** Whether the server turned it away because it is asked for too much. */
  get tookNothing(): boolean {
    return this.kind === 'rate-limited' || this.kind === 'overloaded';
  }

  /** Whether the provider may ask money for it although nothing came back. */
  get mayBeBilled(): boolean {
    // What came back under a status of success cannot be read, but somebody worked for it.
    return MAY_BE_BILLED.has(this.kind) || (this.kind === 'not-an-api' && this.status === 200);
  }
}
