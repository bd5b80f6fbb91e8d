import { usageError } from '../core/errors.ts';
import { type RunningServer, serve } from '../index.ts';
import type { CommandContext, OwnFlag } from './command.ts';

type Watching = Pick<CommandContext, 'terminal' | 'signal'>;

/** Serves a release until the command is stopped. */
export async function serveUntilStopped(context: Watching, release: string, port = 0): Promise<void> {
  await untilStopped(context, await serve({ release, port }), 'Explorer');
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
