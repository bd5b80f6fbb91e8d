/** In which formats rows were read, and by what these were told. */
import { counted, grouped } from '../core/figures.ts';
import { terminalText } from '../core/terminal-text.ts';
import { conversationFormats } from '../insights/conversations/formats/index.ts';

const NAME_WIDTH = 40;

/** A line a format, most rows first. `given`: a person named the format. */
export function formatsRead(rows: Readonly<Record<string, number>>, given: boolean): string[] {
  return Object.entries(rows)
    .sort(([, left], [, right]) => right - left)
    .map(([name, count]) => {
      const evidence = conversationFormats.find((format) => format.name === name)?.evidence;
      const told = given
        ? `, as ${name === 'mapped' || name === 'mapper' ? '--map' : '--format'} says`
        : evidence === undefined
          ? ''
          : `, told by ${evidence}`;
      return `${terminalText(name, NAME_WIDTH)}: ${counted(count, 'row')}${told}`;
    });
}

/** Of the counts of a stage those that say how many rows were read in a format, by its name. */
export function formatCounts(counts: Readonly<Record<string, number>>): Record<string, number> {
  const own = Object.entries(counts).filter(([name]) => name.startsWith('format.'));
  return Object.fromEntries(own.map(([name, count]) => [name.slice('format.'.length), count]));
}

/** What became of the rows, where not each is a conversation of its own. */
export function rowsJoined(counts: Readonly<Record<string, number>>): string | null {
  const { rows = 0, used = 0, duplicates = 0, rejected: all = 0, leftOut = 0, conversations = 0 } = counts;
  if (duplicates === 0 && (used === 0 || used === conversations)) return null;
  const rejected = all - leftOut;
  return `Of ${counted(rows, 'row')} ${grouped(used)} ${used === 1 ? 'is' : 'are'} in conversations, ${grouped(duplicates)} ${duplicates === 1 ? 'says' : 'say'} nothing new, ${grouped(rejected)} could not be used.`;
}
