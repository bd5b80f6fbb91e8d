/** Killed at every fault point and run again: the same bytes, nothing lost, no second way to the result. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { faultPoints } from '../src/index.ts';
import { bytesOf, conversations, folder, sightline, writeRows } from './support.ts';

const rows = conversations(120);
const words = (home: string) => [
  'insights',
  'run',
  join(home, 'rows.jsonl'),
  '--privacy',
  'local',
  '--out',
  join(home, 'out'),
];
let reference = '';

function home(): string {
  const path = folder();
  writeRows(join(path, 'rows.jsonl'), rows);
  return path;
}

beforeAll(async () => {
  const path = home();
  expect((await sightline(words(path), path)).code).toBe(0);
  reference = bytesOf(join(path, 'out', 'public'));
});

describe('killed and run again', () => {
  const points = Object.keys(faultPoints).flatMap((point) => [point, `${point}:2`, `${point}:4`]);

  test.each(points)('at %s', async (point) => {
    const path = home();
    const killed = await sightline(words(path), path, { SIGHTLINE_FAULT: point });
    // A point that is passed fewer times than asked for lets the run through.
    if (!point.includes(':')) expect(killed.signal).toBe('SIGKILL');
    const resumed = await sightline(words(path), path);
    expect(resumed.code).toBe(0);
    expect(bytesOf(join(path, 'out', 'public'))).toBe(reference);
    expect(JSON.parse(readFileSync(join(path, 'out', 'private', 'manifest.json'), 'utf8')).status).toBe('finished');
    expect(existsSync(join(path, 'out', 'private', 'lock'))).toBe(false);
  });

  test('a release that is replaced is whole at every moment', async () => {
    for (const point of ['release-staged', 'release-swapped']) {
      const path = home();
      expect((await sightline(words(path), path)).code).toBe(0);
      await sightline(words(path), path, { SIGHTLINE_FAULT: point });
      expect(bytesOf(join(path, 'out', 'public'))).toBe(reference);
      const verified = await sightline(['verify', join(path, 'out', 'public')], path);
      expect(verified.code).toBe(0);
    }
  });

  test('a finished stage is not done again', async () => {
    const path = home();
    await sightline(words(path), path, { SIGHTLINE_FAULT: 'stage-done:4' });
    const resumed = await sightline(words(path), path);
    expect(resumed.stderr.match(/ kept/gu)?.length).toBeGreaterThanOrEqual(4);
  });
});
