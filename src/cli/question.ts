/** A question to whoever sits at the terminal. */
import { createInterface } from 'node:readline';

/** The line that is typed; empty where the input ends, where Ctrl-C is typed, and where the command is stopped. */
export function answerTo(
  text: string,
  { stdin, stdout }: { readonly stdin: NodeJS.ReadableStream; readonly stdout: NodeJS.WritableStream },
  signal: AbortSignal,
): Promise<string> {
  const lines = createInterface({ input: stdin, output: stdout });
  const close = (): void => lines.close();
  return new Promise((resolve) => {
    let said = '';
    lines.once('close', () => {
      signal.removeEventListener('abort', close);
      resolve(said);
    });
    signal.addEventListener('abort', close);
    if (signal.aborted) close();
    else
      lines.question(text, (answer) => {
        said = answer;
        close();
      });
  });
}
