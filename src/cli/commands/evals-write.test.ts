import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { resolveSettings } from '../../config/index.ts';
import { systemClock } from '../../index.ts';
import type { CommandContext } from '../command.ts';
import { evalsWrite } from './evals-write.ts';

interface Said {
  readonly code: number;
  readonly out: string;
  readonly asked: readonly string[];
}

/** @param answers of the person at the terminal; null where there is none */
async function said(home: string, answers: readonly string[] | null, flags: object = {}): Promise<Said> {
  let out = '';
  const asked: string[] = [];
  const left = [...(answers ?? [])];
  const context: CommandContext = {
    positionals: ['likes tea'],
    own: { preview: '4' },
    resolved: resolveSettings({
      flags: { models: ['scripted:plain'], embedder: 'tfidf-svd', threads: 1, quiet: true, ...flags },
      environment: {},
      file: null,
    }),
    workingFolder: home,
    configPath: null,
    environment: {},
    clock: systemClock,
    signal: new AbortController().signal,
    streams: { input: new PassThrough(), output: new PassThrough() },
    kill: () => {},
    terminal: {
      out: (text) => {
        out += text;
      },
      note: () => {},
      watched: false,
      interactive: false,
      width: 100,
      question:
        answers === null
          ? null
          : async (text) => {
              asked.push(text);
              return left.shift() ?? '';
            },
    },
  };
  return { code: await evalsWrite.run(context), out, asked };
}

const newHome = (): string => mkdtempSync(join(tmpdir(), 'sightline-evals-write-'));
const setIn = (home: string): string => join(home, 'sets', 'likes-tea', 'set.yaml');
const HOW = 'To write the whole set, run the same command without --preview.';

describe('after a preview', () => {
  test('a person is shown what the rest would take, and on yes the set is written into the same folder', async () => {
    const home = newHome();
    const { code, out, asked } = await said(home, ['y']);
    expect([code, asked]).toEqual([0, ['Write the whole set now? [y/N] ']]);
    expect(out).toMatch(/4 items to look at.*The rest would take:.*answered before.*200 items in/su);
    expect(out).not.toContain(HOW);
    expect(existsSync(setIn(home))).toBe(true);
    // The calls of the preview are among those that it rests on, and were made once.
    const manifest = JSON.parse(readFileSync(join(home, 'sets', 'likes-tea', 'private', 'manifest.json'), 'utf8'));
    expect(manifest.answers.asked).toBe(manifest.answers.calls);
    expect(manifest.models.calls).toBe(manifest.answers.calls);
  }, 60_000);

  test.each([[''], ['n'], ['no'], ['what?']])(
    'who answers "%s" is told how to go on',
    async (answer) => {
      const home = newHome();
      const { out, asked } = await said(home, [answer]);
      expect([asked.length, out.endsWith(`${HOW}\n`), existsSync(setIn(home))]).toEqual([1, true, false]);
    },
    30_000,
  );

  test('where nobody can be asked, it says how to go on', async () => {
    const home = newHome();
    const { out } = await said(home, null);
    expect([out.endsWith(`${HOW}\n`), out.includes('The rest would take')]).toEqual([true, false]);
    expect(existsSync(setIn(home))).toBe(false);
  }, 30_000);

  test('JSON stays JSON, and nobody is asked', async () => {
    const { out, asked } = await said(newHome(), ['y'], { json: true });
    expect([asked, JSON.parse(out).set.items.length]).toEqual([[], 4]);
  }, 30_000);
});
