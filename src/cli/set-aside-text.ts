import { relative } from 'node:path';
import { terminalText } from '../core/terminal-text.ts';

/** What of a configuration file does not count, because nobody named it. */
export function setAsideText(path: string, workingFolder: string): string {
  const file = terminalText(relative(workingFolder, path));
  return `${file} was found and not named: what it has under allowRemote and as keyVariable, and a file under input.map, does not count.\n  To let it say where text and keys may go, and what is executed: --config ${file}\n`;
}
