/**
 * Which lines of a tree are open, written for an address: a bit for each line that can be opened, in the order of the release, six to a
 * letter, and runs of a letter shortened. It is at most a letter for six such lines, and a few where few are open or all.
 */

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const BITS = 6;
/** Letters before the lines that say of which tree they are. */
const MARK_LENGTH = 4;

/** @param lines ids of all lines that can be opened. @param marked those to be written; empty gives an empty text */
export function formatLines(lines: readonly string[], marked: ReadonlySet<string>): string {
  const values = Array.from({ length: Math.ceil(lines.length / BITS) }, (_, at) =>
    lines.slice(at * BITS, (at + 1) * BITS).reduce((sum, id, bit) => sum + (marked.has(id) ? 1 << bit : 0), 0),
  );
  const text = values.map((value) => letters[value]).join('');
  const trimmed = text.replace(/A+$/u, '');
  return trimmed === '' ? '' : treeMark(lines) + shortened(trimmed);
}

/** What `formatLines` wrote of the same lines; of other lines, and of any other text, none. */
export function parseLines(text: string, lines: readonly string[]): ReadonlySet<string> {
  if (text === '' || text.slice(0, MARK_LENGTH) !== treeMark(lines)) return none;
  const marked = new Set<string>();
  let at = 0;
  for (const { letter, times } of runsOf(text.slice(MARK_LENGTH))) {
    const value = letters.indexOf(letter);
    const end = Math.min(lines.length, at + BITS * times);
    for (let line = at; line < end; line++) if ((value >> ((line - at) % BITS)) & 1) marked.add(lines[line] as string);
    at = end;
  }
  return marked;
}

const none: ReadonlySet<string> = new Set();

/** `AAAAAA` becomes `A*6.`, the number in base 36. */
function shortened(text: string): string {
  return text.replace(/(.)\1{4,}/gu, (run, letter: string) => `${letter}*${run.length.toString(36)}.`);
}

function* runsOf(text: string): Iterable<{ readonly letter: string; readonly times: number }> {
  for (const [, letter = '', times] of text.matchAll(/([\w-])(?:\*([0-9a-z]{1,5})\.)?/gu)) {
    yield { letter, times: times === undefined ? 1 : Number.parseInt(times, 36) };
  }
}

/** Tells a tree from others by the ids of its lines: 24 bits of FNV-1a (Fowler, Noll, Vo). */
function treeMark(lines: readonly string[]): string {
  let hash = 0x811c9dc5;
  for (const id of lines) {
    for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ 0xffff, 0x01000193);
  }
  return [0, 1, 2, 3].map((place) => letters[(hash >>> (BITS * place)) & 63]).join('');
}
