/** Everything that must make no difference to a release. */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRandom, shuffled } from '../src/core/random.ts';
import { bytesOf, folder, type Outcome, sightline, writeRows } from '../test/support.ts';

export interface Setting {
  readonly rows: readonly unknown[];
  /** Options that do shape the result: the same for all variants. */
  readonly options: readonly string[];
}

export interface Variant {
  readonly name: string;
  /** Hash of the release's names and bytes. */
  release(setting: Setting): Promise<string>;
}

/** The run that all others are compared with. Throws where a run fails or says anything on standard error. */
export function reference(setting: Setting, home = folder()): Promise<string> {
  return run(setting, home, [writeRows(join(home, 'rows.jsonl'), setting.rows)]);
}

export const variants: readonly Variant[] = [
  onThreads(1),
  onThreads(2),
  onThreads(4),
  {
    name: 'another order of rows',
    release: (setting) => reference({ ...setting, rows: mixed(setting.rows, 1) }),
  },
  {
    name: 'several files, in folders',
    release: (setting) => split(setting, ['logs/deep/b.jsonl', 'logs/a.jsonl', 'logs/c.ndjson'], ['logs']),
  },
  {
    name: 'several files, named in another order',
    release: (setting) => split(setting, ['x.jsonl', 'y.jsonl', 'z.jsonl'], ['z.jsonl', 'x.jsonl', 'y.jsonl']),
  },
  {
    name: 'other names of files and folders',
    release: (setting) => split(setting, ['Exporté 2026/conversations (1).jsonl'], ['Exporté 2026'], 'elsewhere'),
  },
  { name: 'a cache with the first third', release: (setting) => withCacheOf(setting, 0, 1 / 3) },
  { name: 'a cache with the last half', release: (setting) => withCacheOf(setting, 1 / 2, 1) },
  {
    name: 'a workspace above the run, with another secret',
    release: async (setting) => reference(setting, workspaceFolder()),
  },
  {
    name: 'twice, the second time over the first',
    release: async (setting) => {
      const home = folder();
      await reference(setting, home);
      return reference(setting, home);
    },
  },
  {
    name: 'twice, in two folders of one workspace',
    release: async (setting) => {
      const home = workspaceFolder();
      const input = writeRows(join(home, 'rows.jsonl'), setting.rows);
      await run(setting, home, [input], 'first');
      return run(setting, home, [input], 'second');
    },
  },
];

function onThreads(threads: number): Variant {
  return {
    name: `${threads} thread${threads === 1 ? '' : 's'}`,
    release: (setting) => reference({ ...setting, options: [...setting.options, '--threads', String(threads)] }),
  };
}

/** Rows dealt out over files, which are then named as `inputs`. */
function split(setting: Setting, files: readonly string[], inputs: readonly string[], out = 'out'): Promise<string> {
  const home = folder();
  const rows = mixed(setting.rows, files.length);
  const share = Math.ceil(rows.length / files.length);
  for (const [index, file] of files.entries()) {
    mkdirSync(dirname(join(home, file)), { recursive: true });
    writeRows(join(home, file), rows.slice(index * share, (index + 1) * share));
  }
  return run(setting, home, inputs, out);
}

async function withCacheOf(setting: Setting, from: number, to: number): Promise<string> {
  const home = workspaceFolder();
  const { length } = setting.rows;
  const part = mixed(setting.rows, 9).slice(Math.floor(from * length), Math.floor(to * length));
  await run(setting, home, [writeRows(join(home, 'part.jsonl'), part)], 'part');
  return reference(setting, home);
}

/** A folder whose runs share a workspace; else each run has one in its own folder. */
function workspaceFolder(): string {
  const home = folder();
  mkdirSync(join(home, '.sightline'));
  return home;
}

function mixed(rows: readonly unknown[], seed: number): unknown[] {
  return shuffled(createRandom(`variants/${seed}`), rows);
}

async function run({ options }: Setting, home: string, inputs: readonly string[], out = 'out'): Promise<string> {
  const outcome = await sightline(['insights', 'run', ...inputs, '--out', out, '--quiet', ...options], home);
  if (outcome.code !== 0 || outcome.stderr !== '') throw new Error(failureOf(outcome));
  return bytesOf(join(home, out, 'public'));
}

function failureOf({ code, stderr }: Outcome): string {
  return `The run ended with ${code}: ${stderr}`;
}
