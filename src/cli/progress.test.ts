import { expect, test } from 'vitest';
import type { Terminal } from './command.ts';
import { showProgress } from './progress.ts';

/** A clock that a test sets, and a terminal that keeps what it was told. */
function scene(watched: boolean) {
  const notes: string[] = [];
  const out: string[] = [];
  let now = 0;
  const terminal: Terminal = {
    out: (text) => void out.push(text),
    note: (text) => void notes.push(text),
    watched,
    interactive: watched,
    question: null,
    width: 80,
  };
  const progress = showProgress(terminal, { now: () => now, monotonic: () => now });
  const at = (seconds: number, done: number, total: number | null) => {
    now = 1000 * seconds;
    progress.step({ stage: 'embeddings', done, total, unit: 'texts' });
  };
  return { progress, at, notes, out };
}

test('a terminal is shown rate and time left, on one line that is written over', () => {
  const { progress, at, notes, out } = scene(true);
  at(1, 0, 400);
  at(3, 100, 400);
  at(3.01, 101, 400);
  const shown = notes.filter((note) => note.includes('texts'));
  expect(shown.at(-1)).toBe('  embeddings: 100 of 400 texts (25 %), 50 texts/s, 6.0 s left');
  expect(shown).toHaveLength(2);
  expect(notes.filter((note) => note === '\r\u001b[K')).toHaveLength(2);
  progress.end();
  expect(notes.at(-1)).toBe('\r\u001b[K');
  expect(out).toEqual([]);
});

test('elsewhere a plain line comes every ten seconds, without a control character', () => {
  const { progress, at, notes } = scene(false);
  for (let seconds = 1; seconds <= 25; seconds++) at(seconds, 10 * seconds, null);
  progress.stage({ name: 'embeddings', version: 1, key: '', counts: { texts: 250 }, seconds: 25, reused: false });
  progress.end();
  expect(notes).toHaveLength(3);
  expect(notes.slice(0, 2).every((note) => /^ {2}embeddings: \d+ texts, \d+ texts\/s\n$/u.test(note))).toBe(true);
  expect(notes.join('')).not.toContain('\u001b');
});
