/** The local server of the explorer: a release (or the trees of a run) and the built page, on loopback, for who holds the token. */
import { packPage } from '../public-records/packed-release.ts';
import type { PageData } from '../public-records/release.ts';
import { onlyReading } from './guard.ts';
import { type LocalServerOptions, type RunningServer, startLocalServer } from './local-server.ts';

export interface ServerOptions extends Omit<LocalServerOptions, 'pageFolder'> {
  readonly data: PageData;
  readonly explorerFolder: string;
}

/**
 * Starts the server.
 *
 * @throws AppError `SERVER_HOST_NOT_LOOPBACK`, `SERVER_TOKEN_TOO_SHORT`, `SERVER_PORT_UNAVAILABLE` or `EXPLORER_NOT_BUILT`.
 */
export async function startServer({ data, explorerFolder, ...options }: ServerOptions): Promise<RunningServer> {
  const json = JSON.stringify(packPage(data));
  return startLocalServer(
    { ...options, pageFolder: explorerFolder },
    {
      methods: onlyReading,
      add: (app) =>
        app.get('/release.json', (context) => context.body(json, 200, { 'content-type': 'application/json' })),
    },
  );
}
