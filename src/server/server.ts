/** The local server of the explorer: one release and the built page, on loopback, for who holds the token. */
import type { ReleaseData } from '../public-records/release.ts';
import { onlyReading } from './guard.ts';
import { type LocalServerOptions, type RunningServer, startLocalServer } from './local-server.ts';

export interface ServerOptions extends Omit<LocalServerOptions, 'pageFolder'> {
  readonly release: ReleaseData;
  readonly explorerFolder: string;
}

/**
 * Starts the server.
 *
 * @throws AppError `SERVER_HOST_NOT_LOOPBACK`, `SERVER_TOKEN_TOO_SHORT`, `SERVER_PORT_UNAVAILABLE` or `EXPLORER_NOT_BUILT`.
 */
export async function startServer({ release, explorerFolder, ...options }: ServerOptions): Promise<RunningServer> {
  const json = JSON.stringify(release);
  return startLocalServer(
    { ...options, pageFolder: explorerFolder },
    {
      methods: onlyReading,
      add: (app) =>
        app.get('/release.json', (context) => context.body(json, 200, { 'content-type': 'application/json' })),
    },
  );
}
