/**
 * The local server of a review, apart from the explorer's: what it hands out is private. It knows nothing of runs; it is given
 * a reader, and a writer that can only add.
 */
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { isObject, parseJson } from '../core/json.ts';
import { onlyReadingExcept } from './guard.ts';
import { type LocalServerOptions, type RunningServer, startLocalServer } from './local-server.ts';

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
  const state = (context: Context, status: 200 | 409 = 200) =>
    context.body(JSON.stringify(read()), status, { 'content-type': 'application/json' });
  const limit = bodyLimit({
    maxSize: LARGEST_BODY,
    onError: (context) => context.text('The request is too long.\n', 413),
  });
  return startLocalServer(options, {
    methods: onlyReadingExcept(['/answer', '/undo']),
    add: (app) => {
      app.get('/state.json', (context) => state(context));
      app.post('/answer', limit, async (context) => {
        const given = parseJson(await context.req.text());
        if (!isAnswer(given)) return context.text('This is no answer.\n', 400);
        return state(context, write.answer(given.item, given.answer) ? 200 : 409);
      });
      app.post('/undo', limit, (context) => state(context, write.undo() ? 200 : 409));
    },
  });
}

function isAnswer(given: unknown): given is { readonly item: string; readonly answer: string } {
  return isObject(given) && typeof given['item'] === 'string' && typeof given['answer'] === 'string';
}
