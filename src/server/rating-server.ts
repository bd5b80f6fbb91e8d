/** The local server of a rating: the page has all items from the beginning, and hands over one answer after the other. */
import { isObject } from '../core/json.ts';
import { startDeskServer } from './desk-server.ts';
import type { LocalServerOptions, RunningServer } from './local-server.ts';

/** What is said of an item; null takes it back. */
export interface PostedRating {
  readonly item: string;
  readonly question: string;
  readonly answer: string | null;
}

export interface RatingServerOptions extends LocalServerOptions {
  readonly read: () => object;
  /** The line that was kept; null where it cannot be said of the item. */
  readonly add: (rating: PostedRating) => object | null;
}

/** Bytes of a request: a comment of 2,000 characters, however they are written. */
const LARGEST_BODY = 16_000;

/** @throws AppError as `startLocalServer` */
export function startRatingServer({ read, add, ...options }: RatingServerOptions): Promise<RunningServer> {
  return startDeskServer(options, {
    read,
    largestBody: LARGEST_BODY,
    posts: {
      '/answer': (given) => {
        if (!isRating(given)) return { outcome: 'malformed', body: {} };
        const line = add({ item: given.item, question: given.question, answer: given.answer });
        return line === null ? { outcome: 'refused', body: {} } : { outcome: 'taken', body: line };
      },
    },
  });
}

function isRating(given: unknown): given is PostedRating {
  if (!isObject(given)) return false;
  const { item, question, answer } = given;
  return typeof item === 'string' && typeof question === 'string' && (answer === null || typeof answer === 'string');
}
