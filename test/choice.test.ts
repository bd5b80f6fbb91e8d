/** Which of the conversations that were read a run is about: window, expression, copies, samples. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bytesOf, conversations, filesUnder, folder, type Row, sightline, writeRows } from './support.ts';

const CONVERSATIONS = 360;
const home = folder();
const run = (out: string, more: readonly string[], input = 'rows.jsonl') =>
  sightline(
    [
      ...['insights', 'run', input, '--privacy', 'local', '--embedder', 'tfidf-svd', '--stability', '0'],
      ...['--out', out, ...more],
    ],
    home,
  );
const countsOf = (out: string): Record<string, number> => {
  const { stages } = JSON.parse(readFileSync(join(home, out, 'private', 'manifest.json'), 'utf8')) as {
    stages: { name: string; counts: Record<string, number> }[];
  };
  return stages.find(({ name }) => name === 'conversations')?.counts ?? {};
};
const publicJson = (out: string, file: string) => JSON.parse(readFileSync(join(home, out, 'public', file), 'utf8'));
const limitsOf = (out: string): string[] => publicJson(out, 'manifest.json').limits;
const accounted = ({ rows = 0, used = 0, duplicates = 0, rejected = 0 }): boolean =>
  used + duplicates + rejected === rows;

/** Every account says one thing of its own three times over, nearly alike, and nobody else says it. */
function saidAgain(rows: readonly Row[]): Row[] {
  const own = rows.slice(0, 40).map((row) => {
    const words = Array.from({ length: 30 }, (_, at) => `${row.user_id}word${at}`);
    return { row, words };
  });
  return own.flatMap(({ row, words }) =>
    [0, 1, 2].map((time) => ({
      ...row,
      id: `${row.id}-again-${time}`,
      messages: [{ role: 'user', content: words.with(10 * time, `changed${time}`).join(' ') }],
    })),
  );
}

const rows = conversations(CONVERSATIONS, 7);
beforeAll(() => {
  writeRows(join(home, 'rows.jsonl'), rows);
  writeRows(join(home, 'again.jsonl'), [...rows, ...saidAgain(rows)]);
});

describe('copies', () => {
  test('are counted and kept', async () => {
    const { code, stdout } = await run('kept', [], 'again.jsonl');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/say the same as another or nearly so/u)]);
    const counts = countsOf('kept');
    expect(counts['copies']).toBeGreaterThanOrEqual(2 * 40);
    expect([counts['collapsed'], counts['conversations']]).toEqual([0, CONVERSATIONS + 120]);
    expect(accounted(counts)).toBe(true);
  });

  test('are collapsed where that is asked for, and no account is lost', async () => {
    const { code, stdout } = await run('collapsed', ['--duplicates', 'collapse'], 'again.jsonl');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/gave way to another of the same account/u)]);
    const [before, after] = [countsOf('kept'), countsOf('collapsed')];
    const { collapsed = 0, conversations: left = 0 } = after;
    expect(collapsed).toBeGreaterThanOrEqual(2 * 30);
    expect(left + collapsed).toBe(before['conversations']);
    expect(after['accounts']).toBe(before['accounts']);
    const accountsIn = (out: string): number => publicJson(out, 'clusters.json').total.accounts;
    expect(accountsIn('collapsed')).toBe(accountsIn('kept'));
    expect(accounted(after)).toBe(true);
    const rejects = readFileSync(join(home, 'collapsed', 'private', 'rejects.jsonl'), 'utf8');
    expect(rejects.match(/"reason":"copy"/gu)).toHaveLength(collapsed);
    expect((await sightline(['verify', 'collapsed'], home)).code).toBe(0);
  });

  test('are told of in a release by a sentence, and by no figure', () => {
    expect(limitsOf('kept').join()).not.toContain('same');
    expect(limitsOf('collapsed')[0]).toContain('one counts');
    for (const text of filesUnder(join(home, 'collapsed', 'public')).values()) expect(text).not.toContain('copyGroups');
  });

  test('are the same in any order of rows', async () => {
    writeRows(join(home, 'turned.jsonl'), [...rows, ...saidAgain(rows)].toReversed());
    await run('turned', ['--duplicates', 'collapse', '--threads', '1'], 'turned.jsonl');
    expect(bytesOf(join(home, 'turned', 'public'))).toEqual(bytesOf(join(home, 'collapsed', 'public')));
  });
});

describe('a window and an expression', () => {
  test('leave out the rest, counted and told of without what was looked for', async () => {
    const { code, stdout } = await run('some', [
      '--since',
      '2026-03-04',
      '--until',
      '2026-03-14',
      '--only',
      'bread|dough|marathon',
    ]);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/left out by time or --only/u)]);
    const counts = countsOf('some');
    const expected = rows.filter(
      ({ timestamp = '', messages }) =>
        timestamp >= '2026-03-04' &&
        timestamp < '2026-03-14' &&
        messages.some(({ role, content }) => role === 'user' && /bread|dough|marathon/iu.test(content)),
    );
    expect(counts['conversations']).toBe(expected.length);
    expect([counts['leftOut'], counts['rejected']]).toEqual([
      CONVERSATIONS - expected.length,
      CONVERSATIONS - expected.length,
    ]);
    expect(accounted(counts)).toBe(true);
    expect(limitsOf('some').slice(0, 2)).toEqual([
      expect.stringContaining('window'),
      expect.stringContaining('expression'),
    ]);
    expect(readFileSync(join(home, 'some', 'public', 'manifest.json'), 'utf8')).not.toMatch(/marathon|2026-03/u);
    expect((await sightline(['verify', 'some'], home)).code).toBe(0);
  });

  test('of which nothing is left, or that cannot be read, are refused with what to do', async () => {
    const cases = [
      [['--since', '2031-01-01'], 'No conversation began in the window'],
      [['--only', 'zebra'], 'No conversation holds what --only looks for'],
      [['--only', '('], 'cannot be read'],
      [['--stratify', 'meta.plan'], 'no size of the sample'],
      [['--sample', '90', '--stratify', 'meta.nothing'], 'has a value for --stratify'],
    ] as const;
    for (const [at, [more, said]] of cases.entries()) {
      const { code, stderr } = await run(`refused-${at}`, more);
      expect([code, stderr]).toEqual([2, expect.stringContaining(said)]);
    }
  });
});

describe('a sample', () => {
  test('in strata has as many of each, and tells that shares are of the sample', async () => {
    expect((await run('strata', ['--sample', '160', '--stratify', 'meta.plan'])).code).toBe(0);
    const pro = rows.filter(({ meta }) => meta?.['plan'] === 'pro').length;
    const written = [...filesUnder(join(home, 'strata', 'private', 'shards'))].map(([, text]) => text).join('');
    expect(written.match(/"meta\.plan":"pro"/gu)).toHaveLength(Math.min(80, pro));
    expect(limitsOf('strata').slice(0, 2).join()).toMatch(/random sample.*strata/u);
  });

  test('of completions ends each conversation at the last that was drawn', async () => {
    expect((await run('completions', ['--sample', '300', '--sample-by', 'completions'])).code).toBe(0);
    const counts = countsOf('completions');
    expect(counts['conversations']).toBeLessThan(300);
    expect(counts['used']).toBe(CONVERSATIONS);
    expect(limitsOf('completions')[0]).toContain('sample of completions');
  });
});
