/** What whole-product tests share: small conversations with clear topics, the command line as a child, a folder's bytes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom, pick } from '../src/core/random.ts';

export interface Row {
  id: string;
  user_id?: string;
  timestamp?: string;
  messages: { role: string; content: string }[];
  meta?: Record<string, unknown>;
  [field: string]: unknown;
}

const topics: readonly (readonly string[])[] = [
  ['bake sourdough bread', 'flour and yeast', 'oven temperature', 'knead the dough', 'crispy crust'],
  ['python traceback', 'install the package', 'virtual environment', 'import error', 'unit tests'],
  ['train tickets', 'hotel near the station', 'luggage allowance', 'travel itinerary', 'museum opening hours'],
  ['quadratic equation', 'solve for x', 'algebra homework', 'factor the polynomial', 'geometry proof'],
  ['cover letter', 'job interview', 'salary negotiation', 'resume summary', 'career change'],
  ['running shoes', 'marathon training', 'knee pain', 'interval workout', 'heart rate zone'],
];
const openings = [
  'Can you explain',
  'Please help me with',
  'I need advice on',
  'What should I know about',
  'Give me tips for',
];

/** `count` conversations over six topics from `count / 4` accounts, in an order that says nothing. */
export function conversations(count: number, seed = 1): Row[] {
  const random = createRandom(`test-conversations/${seed}`);
  return Array.from({ length: count }, (_, index) => {
    const topic = topics[index % topics.length] as readonly string[];
    const words = () => `${pick(random, openings)} ${pick(random, topic)} and ${pick(random, topic)}`;
    const turns = Array.from({ length: 1 + random.integer(3) }, words);
    return {
      id: `row-${createHash('sha256').update(`${seed}/${index}`).digest('hex').slice(0, 12)}`,
      user_id: `user-${random.integer(Math.ceil(count / 4))}`,
      timestamp: new Date(Date.UTC(2026, 2, 1) + index * 3_600_000).toISOString(),
      messages: turns.flatMap((content) => [
        { role: 'user', content },
        { role: 'assistant', content: 'Here is what I can say about it.' },
      ]),
      meta: { plan: pick(random, ['free', 'free', 'pro']) },
    };
  });
}

export function folder(): string {
  return mkdtempSync(join(tmpdir(), 'sightline-test-'));
}

export function writeRows(path: string, rows: readonly unknown[]): string {
  writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  return path;
}

export interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

const root = join(import.meta.dirname, '..');
const entry = join(root, 'src', 'cli', 'main.ts');
/** A child starts in half the time where the modules are compiled already. */
const compiled = join(root, 'node_modules', '.cache', 'sightline-tests');

/** The command line in a process of its own. */
export function sightline(words: readonly string[], cwd: string, env: Record<string, string> = {}): Promise<Outcome> {
  return outcomeOf(startSightline(words, cwd, env));
}

/** The same, killed without any chance to clean up once `milliseconds` have passed, unless it ends before. */
export async function sightlineKilled(words: readonly string[], cwd: string, milliseconds: number): Promise<Outcome> {
  const child = startSightline(words, cwd);
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  return outcomeOf(child).finally(() => clearTimeout(timer));
}

/** The same, to be watched and stopped by the test. */
export function startSightline(words: readonly string[], cwd: string, env: Record<string, string> = {}): ChildProcess {
  const before = env['NODE_IMPORT'] ? ['--import', env['NODE_IMPORT']] : [];
  return spawn(process.execPath, [...before, entry, ...words], {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', HOME: cwd, NODE_COMPILE_CACHE: compiled, ...env },
  });
}

export function outcomeOf(child: ChildProcess): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (data) => {
    stdout += data;
  });
  child.stderr?.on('data', (data) => {
    stderr += data;
  });
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr })));
}

/** Every file under a folder, by relative path, with its bytes as text. */
export function filesUnder(path: string): Map<string, string> {
  if (!existsSync(path)) return new Map();
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
  return new Map(
    names
      .filter((name) => statSync(join(path, name)).isFile())
      .map((name) => [name, readFileSync(join(path, name), 'latin1')]),
  );
}

/** One hash for all names and bytes under a folder. */
export function bytesOf(path: string): string {
  const hash = createHash('sha256');
  for (const [name, data] of filesUnder(path)) hash.update(`${name}\n${data.length}\n`).update(data, 'latin1');
  return hash.digest('hex');
}
