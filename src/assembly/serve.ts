import { randomBytes } from 'node:crypto';
import type { RunningServer } from '../server/local-server.ts';
import { pageDataOf } from './page-data.ts';
import { explorerFolder } from './pages.ts';

export interface ServeOptions {
  /** A public folder. */
  readonly release: string;
  /** Public folders between which a reader may switch, that one among them (`treesToShow`); default: that one alone. */
  readonly trees?: readonly string[];
  /** 0, the default, lets the system choose. */
  readonly port?: number;
}

/** Serves a release to this machine alone, until closed. */
export async function serve({ release, trees = [release], port = 0 }: ServeOptions): Promise<RunningServer> {
  const { startServer } = await import('../server/server.ts');
  const token = randomBytes(24).toString('base64url');
  return startServer({ data: pageDataOf(release, trees), explorerFolder, port, token });
}
