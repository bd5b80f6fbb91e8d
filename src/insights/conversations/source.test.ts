import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openShardStore } from '../../store/shards.ts';
import { conversationsStage } from './conversations-stage.ts';
import { fileSource, type SourceOptions } from './source.ts';

const root = mkdtempSync(join(tmpdir(), 'source-'));
afterAll(() => rmSync(root, { recursive: true }));
const input = join(root, 'in');
const first = join(input, 'a.jsonl');
mkdirSync(input);
writeFileSync(first, '{"user_id":"u","text":"x"}\n');
writeFileSync(join(input, 'README.md'), 'unrelated');

const options: SourceOptions = { secret: new Uint8Array(32), folder: join(root, 'run'), seed: 1 };
const source = (changed: Partial<SourceOptions> = {}) => fileSource([input], { ...options, ...changed });

describe('the fingerprint', () => {
  test('changes with whatever changes what is read', () => {
    const before = source().fingerprint;
    expect(source().fingerprint).toBe(before);
    const others = [
      source({ secret: null }),
      source({ secret: new Uint8Array(32).fill(1) }),
      source({ accountField: 'who' }),
      source({ format: 'simple' }),
      source({ sample: 5 }),
      fileSource([first], options),
    ].map(({ fingerprint }) => fingerprint);
    expect(new Set([before, ...others]).size).toBe(others.length + 1);
    expect(before).not.toContain('0'.repeat(32));
  });

  test('changes with the size and the time of change of a file, not with files that are not read', () => {
    const before = source().fingerprint;
    writeFileSync(join(input, 'picture.png'), 'unrelated');
    expect(source().fingerprint).toBe(before);
    utimesSync(first, 1, 1);
    expect(source().fingerprint).not.toBe(before);
  });
});

test('the stage counts what was read and what was not', async () => {
  const store = openShardStore(join(root, 'run', 'shards'));
  const progress: unknown[] = [];
  const context = {
    environment: { source: source() },
    store,
    signal: new AbortController().signal,
    progress: (...given: unknown[]) => progress.push(given),
  };
  const output = await conversationsStage.run(context as unknown as Parameters<typeof conversationsStage.run>[0]);
  expect(output.counts).toEqual({
    collapsed: 0,
    copies: 0,
    copyGroups: 0,
    exactCopies: 0,
    leftOut: 0,
    rows: 1,
    used: 1,
    duplicates: 0,
    rejected: 0,
    'format.simple': 1,
    conversations: 1,
    withoutAccount: 0,
    accounts: 1,
    filesSkipped: 2,
  });
  expect(output.shards['conversations']).toHaveLength(1);
  // Written, and read again for copies.
  expect(progress).toEqual([
    [1, 1, 'conversations'],
    [1, 1, 'conversations'],
  ]);
});

test('a format that does not exist is refused before anything is read', () => {
  expect(() => source({ format: 'nothing' })).toThrow(expect.objectContaining({ code: 'FORMAT_UNKNOWN' }));
});
