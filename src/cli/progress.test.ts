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
  const at = (seconds: number, done: number, total: number | null, unit = 'texts') => {
    now = 1000 * seconds;
    progress.step({ stage: 'embeddings', done, total, unit });
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

test('a further part of a stage has a rate of its own', () => {
  const { at, notes } = scene(true);
  at(1, 0, 400);
  at(9, 400, 400);
  at(10, 0, 20, 'bands');
  at(12, 10, 20, 'bands');
  expect(notes.at(-1)).toBe('  embeddings: 10 of 20 bands (50 %), 5.0 bands/s, 2.0 s left');
  at(14, 0, 400, 'bands');
  at(16, 200, 400, 'bands');
  expect(notes.at(-1)).toBe('  embeddings: 200 of 400 bands (50 %), 100 bands/s, 2.0 s left');
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
