import { randomBytes } from 'node:crypto';
import type { RunningServer } from '../server/local-server.ts';
import { startServer } from '../server/server.ts';
import { explorerFolder } from './pages.ts';
import { openRelease } from './releases.ts';

export interface ServeOptions {
  /** A public folder. */
  readonly release: string;
  /** 0, the default, lets the system choose. */
  readonly port?: number;
}

/** Serves a release to this machine alone, until closed. */
export function serve({ release, port = 0 }: ServeOptions): Promise<RunningServer> {
  const token = randomBytes(24).toString('base64url');
  return startServer({ release: openRelease(release), explorerFolder, port, token });
}
