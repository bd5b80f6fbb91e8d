/** What the parts of the stub server hand one another. */
import type { IncomingMessage } from 'node:http';
import type { ModelReply, ModelRequest } from '../../models/language-model.ts';
import type { Usage } from '../../models/usage.ts';

export interface StubFaults {
  readonly rateLimited: number;
  readonly serverError: number;
  readonly overloaded: number;
  /** Worked for, and never answered. */
  readonly hang: number;
  /** Worked for, and the connection broken. */
  readonly reset: number;
  /** Worked for, and the connection broken in the middle of the reply. */
  readonly cut: number;
  /** Worked for, and JSON that stops half way in the reply's text. */
  readonly malformed: number;
  /** A web page under status 200. */
  readonly page: number;
}

export interface StubOptions {
  /** Default: as `scripted:plain`. */
  readonly answer?: (request: ModelRequest) => ModelReply;
  readonly faults?: Partial<StubFaults>;
  readonly seed?: number;
  /** Milliseconds before an answer. */
  readonly latency?: number;
  /** A key without which nothing is answered. */
  readonly key?: string;
  readonly models?: readonly string[];
  readonly dropsLogprobs?: boolean;
  /** Bills what it does and says nothing of it, in OpenAI's format. */
  readonly dropsUsage?: boolean;
  /** Sent with every reply. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly routes?: (stub: StubState) => readonly Route[];
}

export interface StubState {
  readonly options: StubOptions;
  readonly answer: (request: ModelRequest) => ModelReply;
  /** What was worked for, whether or not it was delivered. */
  readonly billed: Usage[];
}

export interface Route {
  readonly method: string;
  readonly path: RegExp;
  /** The body of a reply of status 200; a `Refused` is one of another. */
  readonly handle: (asked: Asked) => unknown;
  /** Whether faults and latency are those of a model at work. */
  readonly works?: true;
}

export interface Asked {
  readonly path: string;
  readonly match: RegExpExecArray;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly body: unknown;
  /** The text of a reply breaks off. */
  readonly malformed: boolean;
}

export class Refused {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** A reply that is no JSON. */
export class Plain {
  readonly text: string;
  readonly type: string;
  constructor(text: string, type = 'application/octet-stream') {
    this.text = text;
    this.type = type;
  }
}
