/** A finished run that embedded over a server is released again without it: no place, no consent, no key, no call. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { startStubServer } from '../src/testing/stub-server/stub-server.ts';
import { bytesOf, conversations, folder, sightline, writeRows } from './support.ts';

const KEY = 'a-key-of-the-stub';

describe.each([
  ['lab:stub', {}],
  ['openai:text-embedding-3-small', { OUR_API_KEY: KEY }],
])('a run with %s', (embedder, keys) => {
  const home = folder();
  const elsewhere = folder();
  const run = join(home, 'out');
  const share = (outcome: { stdout: string }): number | null => JSON.parse(outcome.stdout).usefulness.nameMatchShare;
  const again = (...more: string[]) => sightline(['insights', 'release', run, '--json', '--quiet', ...more], elsewhere);
  let measured: number | null;
  let words: string[];

  beforeAll(async () => {
    const server = await startStubServer('OUR_API_KEY' in keys ? { key: KEY } : {});
    const rows = writeRows(join(home, 'rows.jsonl'), conversations(120, 1));
    words = ['insights', 'run', rows, '--privacy', 'local', '--embedder', embedder, '--out', run, '--json'];
    const config = join(home, 'named.yaml');
    writeFileSync(config, 'providers: { openai: { keyVariable: OUR_API_KEY } }\n');
    words.push('--base-url', `${server.url}/v1`, '--config', config);
    const made = await sightline(words, home, keys);
    expect(made.code).toBe(0);
    measured = share(made);
    await server.close();
  });

  test('under the same thresholds is the same, with what was measured of its names', async () => {
    const same = await again();
    expect([same.code, same.stderr]).toEqual([0, '']);
    expect(measured).toBeGreaterThan(0);
    expect(share(same)).toBe(measured);
    expect(bytesOf(join(run, 'releases', 'local'))).toBe(bytesOf(join(run, 'public')));
  });

  test('by the command that made it, it is the same as well', async () => {
    const before = bytesOf(join(run, 'public'));
    const repeated = await sightline(words, elsewhere, keys);
    expect([repeated.code, share(repeated), bytesOf(join(run, 'public'))]).toEqual([0, measured, before]);
  });

  test('under others has other names, of which nothing is measured', async () => {
    const other = await again('--min-cell-accounts', '4', '--out', join(home, 'other'));
    expect([other.code, share(other)]).toEqual([0, null]);
    expect((await sightline(['verify', join(home, 'other')], home)).code).toBe(0);
    expect(bytesOf(join(home, 'other'))).not.toBe(bytesOf(join(run, 'public')));
  });

  test('leaves no workspace where it is called, and works where that of the run is gone', async () => {
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(readdirSync(run).sort()).toEqual(['.sightline', 'private', 'public', 'releases']);
    rmSync(join(run, '.sightline'), { recursive: true });
    expect((await again('--title', 'Another')).code).toBe(0);
    expect(readFileSync(join(run, 'releases', 'local', 'manifest.json'), 'utf8')).toContain('Another');
  });
});
