import { serve } from '../index.ts';
import type { CommandContext } from './command.ts';

/** Serves a release until the command is stopped. The address goes to standard error: it holds a token. */
export async function serveUntilStopped(
  { terminal, signal }: Pick<CommandContext, 'terminal' | 'signal'>,
  release: string,
  port = 0,
): Promise<void> {
  const server = await serve({ release, port });
  terminal.note(`\nExplorer ${server.url}\nFor this machine alone. Ctrl-C stops it.\n`);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await server.close();
}
