import { serve } from '../assembly/serve.ts';
import { usageError } from '../core/errors.ts';
import type { RunningServer, ServeOptions, TreesToShow } from '../index.ts';
import type { CommandContext, OwnFlag } from './command.ts';

type Watching = Pick<CommandContext, 'terminal' | 'signal'>;

/** Serves a release until the command is stopped. */
export async function serveUntilStopped(context: Watching, options: ServeOptions): Promise<void> {
  await untilStopped(context, await serve(options), 'Explorer');
}

/** Which trees a page has, where there are several, and which it has not. */
export function noteTrees({ terminal }: Pick<Watching, 'terminal'>, { trees, leftOut }: TreesToShow): void {
  if (trees.length > 1) terminal.note(`${trees.length} trees of the run are on the page: choose there.\n`);
  for (const { folder, why } of leftOut) terminal.note(`Left out: ${folder} ${why}.\n`);
}

/** The address goes to standard error: it holds a token. */
export async function untilStopped({ terminal, signal }: Watching, server: RunningServer, what: string): Promise<void> {
  terminal.note(`\n${what} ${server.url}\nFor this machine alone. Ctrl-C stops it.\n`);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await server.close();
}

export const portFlag: OwnFlag = { flag: 'port', value: 'N', help: 'Port. Default: a free one.' };

export function portOf(written: string | boolean | undefined): number {
  const port = Number(written ?? 0);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw usageError('PORT_INVALID', '--port is not a port.', 'Write a number from 1 to 65535, or leave it out.');
}

/** A page about a release is about one. */
export function refuseMore(positionals: readonly string[]): void {
  if (positionals.length < 2) return;
  throw usageError(
    'RELEASES_SEVERAL',
    'One release is shown at a time.',
    'Name one. Several sets of items and measurements can be shown together, where the first that is named is one of them.',
  );
}
