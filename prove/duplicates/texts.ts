/** Texts of the public data sets: what users wrote in a conversation, and what is known of it. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { dataFile } from '../../bench/harness/data.ts';

export interface Written {
  readonly text: string;
  /** What is asked for, where the set says so; else ''. */
  readonly ask: string;
  readonly spans: readonly Span[];
}

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly text: string;
}

interface Row {
  readonly text?: string;
  readonly messages?: readonly { readonly role: string; readonly content: string }[];
  readonly label?: unknown;
  readonly meta?: { readonly spans?: readonly Span[]; readonly intents?: unknown };
}

const known = new Map<string, Written[] | null>();

/** Null where the set is not at hand. Each is read once. */
export function writtenIn(name: string): readonly Written[] | null {
  const written = known.has(name) ? (known.get(name) as Written[] | null) : readWritten(name);
  known.set(name, written);
  return written;
}

function readWritten(name: string): Written[] | null {
  const path = dataFile(name);
  if (path === null) return null;
  const bytes = readFileSync(path);
  const lines = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => writtenOf(JSON.parse(line) as Row));
}

function writtenOf({ text, messages = [], label, meta }: Row): Written {
  const own = messages.flatMap(({ role, content }) => (role === 'user' ? [content] : []));
  return {
    text: text ?? own.join('\n'),
    ask: label === undefined ? '' : JSON.stringify([label, meta?.intents ?? null]),
    spans: meta?.spans ?? [],
  };
}
