import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ModelRequest } from '../models/language-model.ts';
import { heldFile, heldWords } from './held-words.ts';

const request: ModelRequest = {
  messages: [
    { role: 'system', text: 'Sum up.' },
    { role: 'user', text: 'It rains.', endsPrefix: true },
  ],
  schema: { title: 'sum', type: 'object' },
  maxOutputTokens: 10,
};
const held = { name: 'sum', version: 1 };

describe('the words of a version', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'held-words-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('are written down, to be read before they count', () => {
    expect(heldWords(folder, held, request)).toMatch(/^Wrote sum\.v1\.snapshot\.txt\. Read it/u);
    expect(heldWords(folder, held, request)).toBe(null);
    expect(readFileSync(join(folder, heldFile(held)), 'utf8')).toContain('--- user (a prefix ends here)\nIt rains.\n');
  });

  const changes: readonly Partial<ModelRequest>[] = [
    { messages: [{ role: 'system', text: 'Sum up!' }, ...request.messages.slice(1)] },
    { messages: request.messages.map(({ role, text }) => ({ role, text })) },
    { messages: request.messages.map((message) => ({ ...message, role: 'user' })) },
    { schema: { title: 'sum', type: 'object', additionalProperties: false } },
    { maxOutputTokens: 11 },
    { temperature: 0 },
  ];
  test.each(changes)('do not change with the version as it was: %j', (change) => {
    heldWords(folder, held, request);
    const before = readFileSync(join(folder, heldFile(held)), 'utf8');
    for (const _ of [1, 2]) expect(heldWords(folder, held, { ...request, ...change })).toContain('Raise `version`');
    expect(readFileSync(join(folder, heldFile(held)), 'utf8')).toBe(before);
    const next = { ...held, version: 2 };
    expect(heldWords(folder, next, { ...request, ...change })).toContain('Wrote sum.v2');
    expect(heldWords(folder, next, { ...request, ...change })).toBe(null);
  });
});

test('every prompt of the source is held to its words', () => {
  const source = join(import.meta.dirname, '..');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/^testing\b/u.test(file))
    .map((file) => join(source, file));
  let prompts = 0;
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const named = [...text.matchAll(/definePrompt(?:<[^(]*>)?\(\{\s*name: '([^']+)',\s*version: (\d+)/gu)];
    expect(named.length, `${file}: a prompt says its name and version first, as what they are`).toBe(
      [...text.matchAll(/(?<!function )\bdefinePrompt(?:<[^(]*>)?\(/gu)].length,
    );
    for (const [, name = '', version] of named) {
      const snapshot = join(dirname(file), heldFile({ name, version: Number(version) }));
      expect(existsSync(snapshot), `${snapshot}: call \`describePrompt\` in a test beside the prompt`).toBe(true);
    }
    prompts += named.length;
  }
  expect(prompts).toBeGreaterThan(0);
});
