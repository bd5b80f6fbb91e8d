/** The same conversations give the same bytes in `public/`, whatever the threads, the order, the cache or the folder. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createRandom, shuffled } from '../src/core/random.ts';
import { bytesOf, conversations, filesUnder, folder, sightline, writeRows } from './support.ts';

const rows = conversations(180);
let reference = '';

async function publicBytes(input: readonly string[], extra: readonly string[], cwd = folder()): Promise<string> {
  const outcome = await sightline(
    ['insights', 'run', ...input, '--privacy', 'local', '--out', 'out', '--quiet', ...extra],
    cwd,
  );
  expect(outcome.stderr).toBe('');
  expect(outcome.code).toBe(0);
  return bytesOf(join(cwd, 'out', 'public'));
}

beforeAll(async () => {
  const home = folder();
  reference = await publicBytes([writeRows(join(home, 'rows.jsonl'), rows)], ['--threads', '2'], home);
  const files = filesUnder(join(home, 'out', 'public'));
  expect([...files.keys()]).toContain('clusters.json');
  expect(JSON.parse(files.get('clusters.json') as string).clusters.length).toBeGreaterThan(3);
});

describe('the same bytes', () => {
  test.each(['1', '4'])('on %s threads', async (threads) => {
    const home = folder();
    expect(await publicBytes([writeRows(join(home, 'rows.jsonl'), rows)], ['--threads', threads], home)).toBe(
      reference,
    );
  });

  test('with rows in another order, in several files and folders', async () => {
    const home = folder();
    mkdirSync(join(home, 'logs', 'deep'), { recursive: true });
    const mixed = shuffled(createRandom(5), rows);
    writeRows(join(home, 'logs', 'deep', 'b.jsonl'), mixed.slice(0, 70));
    writeRows(join(home, 'logs', 'a.jsonl'), mixed.slice(70));
    expect(await publicBytes(['logs'], [], home)).toBe(reference);
  });

  test('with a partly filled cache, and run again over itself', async () => {
    const home = folder();
    const all = writeRows(join(home, 'rows.jsonl'), rows);
    const some = writeRows(join(home, 'some.jsonl'), rows.slice(0, 90));
    await sightline(['insights', 'run', some, '--privacy', 'local', '--out', 'first', '--quiet'], home);
    expect(await publicBytes([all], [], home)).toBe(reference);
    expect(await publicBytes([all], [], home)).toBe(reference);
  });
});

test('another seed may give other clusters, and says so in the manifest', async () => {
  const home = folder();
  const path = writeRows(join(home, 'rows.jsonl'), rows);
  expect(await publicBytes([path], ['--seed', '9'], home)).not.toBe(reference);
});
