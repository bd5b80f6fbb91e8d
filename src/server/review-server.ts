/** The local server of a review: every answer is followed by what the page shows next. */
import { isObject } from '../core/json.ts';
import { type Posted, startDeskServer } from './desk-server.ts';
import type { LocalServerOptions, RunningServer } from './local-server.ts';

export interface ReviewServerOptions extends LocalServerOptions {
  /** What the page shows now. */
  readonly read: () => object;
  /** Both say whether they could; what they took is kept by then. */
  readonly write: {
    answer(item: string, answer: string): boolean;
    undo(): boolean;
  };
}

/** Bytes of a request; an answer is some fifty. */
const LARGEST_BODY = 1000;

/** @throws AppError as `startLocalServer` */
export function startReviewServer({ read, write, ...options }: ReviewServerOptions): Promise<RunningServer> {
  const posted = (isTaken: boolean): Posted => ({ outcome: isTaken ? 'taken' : 'refused', body: read() });
  return startDeskServer(options, {
    read,
    largestBody: LARGEST_BODY,
    posts: {
      '/answer': (given) =>
        isAnswer(given) ? posted(write.answer(given.item, given.answer)) : { outcome: 'malformed', body: {} },
      '/undo': () => posted(write.undo()),
    },
  });
}

function isAnswer(given: unknown): given is { readonly item: string; readonly answer: string } {
  return isObject(given) && typeof given['item'] === 'string' && typeof given['answer'] === 'string';
}
