/** Made-up rows, written piece by piece: the same from the same seed. */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { createRandom, pick, type Random } from '../../src/core/random.ts';
import { makeSample } from '../../src/index.ts';

const words =
  'the a of how can I fix my garden tap and bread oven train museum python import error invoice please explain größe detail café'.split(
    ' ',
  );

const textOf = (random: Random, count: number): string =>
  Array.from({ length: count }, () => pick(random, words)).join(' ');

/** Conversations of several turns: 1 to 8 KB as JSON. */
function* longRows(): Generator<object> {
  const random = createRandom('bench/reading');
  for (let index = 0; ; index++) {
    const turns = 1 + random.integer(4);
    yield {
      id: `row-${index}`,
      user_id: `person-${random.integer(50_000)}`,
      timestamp: new Date(1.77e12 + index * 1000).toISOString(),
      messages: Array.from({ length: 2 * turns }, (_, at) => ({
        role: at % 2 === 0 ? 'user' : 'assistant',
        content: textOf(random, at % 2 === 0 ? 20 + random.integer(40) : 110 + random.integer(160)),
      })),
      meta: { plan: random.integer(3) === 0 ? 'pro' : 'free' },
    };
  }
}

/** Those of the demonstration: about 600 bytes. */
function* shortRows(): Generator<object> {
  const { conversations } = makeSample({ conversations: 6000, seed: 1 });
  for (let index = 0; ; index++) yield { ...conversations[index % conversations.length], id: `row-${index}` };
}

export type Length = 'short' | 'long';

export interface WrittenRows {
  readonly path: string;
  readonly rows: number;
  readonly bytes: number;
}

/** Rows until the file has so many bytes. */
export function writeLines(path: string, length: Length, bytes: number): WrittenRows {
  const file = openSync(path, 'w');
  let [rows, written, waiting] = [0, 0, ''];
  const flush = (): void => {
    written += writeSync(file, waiting);
    waiting = '';
  };
  for (const row of length === 'short' ? shortRows() : longRows()) {
    waiting += `${JSON.stringify(row)}\n`;
    rows++;
    if (waiting.length > 1024 * 1024) flush();
    if (written + waiting.length >= bytes) break;
  }
  flush();
  closeSync(file);
  return { path, rows, bytes: written };
}

/** The lines as a reader makes them, each a text of its own: pieces of one long text cost more to parse. */
export function linesIn(path: string): string[] {
  const bytes = readFileSync(path);
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf('\n', start);
    lines.push(bytes.toString('utf8', start, end));
    start = end + 1;
  }
  return lines;
}

/** Rows as LMSYS-Chat-1M has them, four messages each. */
export function lmsysRows(count: number): Record<string, unknown>[] {
  const random = createRandom('bench/lmsys');
  const categories = { harassment: false, hate: false, 'self-harm': false, sexual: false, violence: false };
  const scores = () => Object.fromEntries(Object.keys(categories).map((name) => [name, random.integer(1000) / 1e6]));
  return Array.from({ length: count }, (_, index) => ({
    conversation_id: `c${index}`,
    model: 'vicuna-13b',
    conversation: Array.from({ length: 4 }, (__, at) => ({
      role: at % 2 === 0 ? 'user' : 'assistant',
      content: textOf(random, at % 2 === 0 ? 20 : 60),
    })),
    turn: 2n,
    language: 'English',
    openai_moderation: Array.from({ length: 4 }, () => ({ categories, category_scores: scores(), flagged: false })),
    redacted: false,
  }));
}
