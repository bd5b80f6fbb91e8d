import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { rowsInAll } from './rows-in-all.ts';

const root = mkdtempSync(join(tmpdir(), 'rows-'));
afterAll(() => rmSync(root, { recursive: true }));
const file = (name: string, data: string | Uint8Array) => {
  writeFileSync(join(root, name), data);
  return { path: join(root, name), named: true };
};

test('as many rows are expected as the bytes that are left would hold, and never fewer than were read', () => {
  const rows = rowsInAll([file('a.jsonl', 'x'.repeat(600)), file('b.jsonl', 'x'.repeat(400))]);
  expect(rows.expected(0)).toBe(null);
  rows.add(250);
  expect(rows.expected(5)).toBe(20);
  rows.add(750);
  expect(rows.expected(30)).toBe(30);
  rows.add(1000);
  expect(rows.expected(60)).toBe(60);
});

test('of packed files nothing is expected, and of those that are gone', () => {
  for (const other of [file('c.jsonl.gz', gzipSync('x')), { path: join(root, 'gone.jsonl'), named: true }]) {
    const rows = rowsInAll([file('a.jsonl', 'x'), other]);
    rows.add(1);
    expect(rows.expected(1)).toBe(null);
  }
});
