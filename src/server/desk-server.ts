/**
 * The local server of a page on which somebody answers, apart from the explorer's: what it hands out may be private. It knows nothing of
 * what is asked; it is given a reader, and writers that can only add.
 */
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { parseJson } from '../core/json.ts';
import { onlyReadingExcept } from './guard.ts';
import { type LocalServerOptions, type RunningServer, startLocalServer } from './local-server.ts';

/** What became of a post: `taken`, and kept by then; `refused` where it does not fit what is there; `malformed` where it is none. */
export interface Posted {
  readonly outcome: 'taken' | 'refused' | 'malformed';
  /** What the page is told; nothing of what is malformed. */
  readonly body: object;
}

export interface Desk {
  /** What the page shows now: `state.json`. */
  readonly read: () => object;
  /** By path below the server's address. */
  readonly posts: Readonly<Record<string, (given: unknown) => Posted>>;
  /** Bytes of the largest request. */
  readonly largestBody: number;
}

const statuses = { taken: 200, refused: 409 } as const;

/** @throws AppError as `startLocalServer` */
export function startDeskServer(
  options: LocalServerOptions,
  { read, posts, largestBody }: Desk,
): Promise<RunningServer> {
  const json = (context: Context, body: object, status: 200 | 409 = 200) =>
    context.body(JSON.stringify(body), status, { 'content-type': 'application/json' });
  const limit = bodyLimit({
    maxSize: largestBody,
    onError: (context) => context.text('The request is too long.\n', 413),
  });
  return startLocalServer(options, {
    methods: onlyReadingExcept(Object.keys(posts)),
    add: (app) => {
      app.get('/state.json', (context) => json(context, read()));
      for (const [path, post] of Object.entries(posts)) {
        app.post(path, limit, async (context) => {
          const { outcome, body } = post(parseJson(await context.req.text()));
          return outcome === 'malformed'
            ? context.text('This is no answer.\n', 400)
            : json(context, body, statuses[outcome]);
        });
      }
    },
  });
}
