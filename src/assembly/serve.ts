import { randomBytes } from 'node:crypto';
import type { PageData } from '../public-records/release.ts';
import type { RunningServer } from '../server/local-server.ts';
import { type EvalsPageOptions, evalsPageOf } from './evals-page.ts';
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
  return servePage(pageDataOf(release, trees), port);
}

/** Serves sets of items, and measurements with them, to this machine alone, until closed. */
export async function serveEvals({
  port = 0,
  ...options
}: EvalsPageOptions & Pick<ServeOptions, 'port'>): Promise<RunningServer> {
  return servePage(evalsPageOf(options), port);
}

async function servePage(data: PageData, port: number): Promise<RunningServer> {
  const { startServer } = await import('../server/server.ts');
  const token = randomBytes(24).toString('base64url');
  return startServer({ data, explorerFolder, port, token });
}
