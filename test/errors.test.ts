/** Failures that no other test names: each has a code, a hint and an exit code, and leaves everything as it was. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import {
  type AppError,
  analyze,
  init,
  isAppError,
  openRelease,
  publicFolderOf,
  release,
  type Settings,
} from '../src/index.ts';
import { bytesOf, conversations, folder, sightline, writeRows } from './support.ts';

let finished: string;

beforeAll(async () => {
  finished = folder();
  writeRows(join(finished, 'rows.jsonl'), conversations(90));
  await analyze({ inputs: ['rows.jsonl'], workingFolder: finished, settings: settings(finished) });
});

const settings = (home: string): Partial<Settings> => ({
  privacy: 'local',
  embedder: 'tfidf-svd',
  out: join(home, 'out'),
  threads: 1,
});

/** A copy of the finished run, to be damaged. */
function copy(): string {
  const home = folder();
  cpSync(finished, home, { recursive: true, preserveTimestamps: true });
  return home;
}

function edit(path: string, change: (text: string) => string): void {
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

const manifestOf = (home: string): string => join(home, 'out', 'private', 'manifest.json');
const everything = (home: string) => [bytesOf(home), readdirSync(home, { recursive: true, encoding: 'utf8' }).sort()];

interface Case {
  readonly code: string;
  readonly exitCode: number;
  /** What the hint tells one to do. */
  readonly hint: RegExp;
  readonly prepare?: (home: string) => void;
  readonly act: (home: string) => unknown;
}

const inLibrary: readonly Case[] = [
  {
    code: 'CONFIG_EXISTS',
    exitCode: 2,
    hint: /Edit it, or remove it/u,
    prepare: (home) => writeFileSync(join(home, 'sightline.yaml'), 'seed: 3\n'),
    act: (home) => init({ workingFolder: home, inputs: [] }),
  },
  {
    code: 'RELEASE_NOT_FOUND',
    exitCode: 2,
    hint: /Name a release, or a finished run/u,
    prepare: (home) => mkdirSync(join(home, 'empty')),
    act: (home) => publicFolderOf('empty', home),
  },
  {
    code: 'RELEASE_UNREADABLE',
    exitCode: 1,
    hint: /sightline verify/u,
    prepare: (home) => edit(join(home, 'out', 'public', 'clusters.json'), (text) => text.slice(0, -20)),
    act: (home) => openRelease(join(home, 'out', 'public')),
  },
  {
    code: 'RUN_MANIFEST_DAMAGED',
    exitCode: 1,
    hint: /new --out folder/u,
    prepare: (home) => edit(manifestOf(home), (text) => text.slice(0, -20)),
    act: (home) => release({ run: 'out', workingFolder: home, settings: { minConversations: 12 } }),
  },
  {
    code: 'RUN_NOT_FINISHED',
    exitCode: 2,
    hint: /sightline insights run/u,
    prepare: (home) => edit(manifestOf(home), (text) => text.replace('"finished"', '"running"')),
    act: (home) => release({ run: 'out', workingFolder: home, settings: { minConversations: 12 } }),
  },
  {
    code: 'RUN_INCOMPLETE',
    exitCode: 2,
    hint: /into the same folder/u,
    prepare: (home) => rmSync(join(home, 'out', 'private', 'done', 'hierarchy'), { recursive: true }),
    act: (home) => release({ run: 'out', workingFolder: home, settings: { minConversations: 12 } }),
  },
];

test.each(inLibrary)('$code', async ({ code, exitCode, hint, prepare, act }) => {
  const home = copy();
  prepare?.(home);
  const before = everything(home);
  const error = await (async () => act(home))().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(isAppError(error)).toBe(true);
  expect(error).toMatchObject({ code, exitCode });
  expect((error as AppError).message).not.toBe('');
  expect((error as AppError).hint).toMatch(hint);
  expect(everything(home)).toEqual(before);
});

test.each([
  ['INPUT_MISSING', ['insights', 'run'], 'Name files or folders'],
  ['PORT_INVALID', ['serve', 'out', '--port', '70000'], 'Write a number from 1 to 65535'],
])('%s', async (code, words, hint) => {
  const home = copy();
  const before = everything(home);
  const outcome = await sightline(words, home);
  expect(outcome).toMatchObject({ code: 2, stdout: '' });
  expect(outcome.stderr).toContain(`[${code}]\n  ${hint}`);
  expect(everything(home)).toEqual(before);
});
