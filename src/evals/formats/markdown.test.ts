import fc from 'fast-check';
import { expect, test } from 'vitest';
import { code, table } from './markdown.ts';

/** Cells of a row as GitHub's tables are split: a backslash takes the mark behind it along. */
function cellsOf(row: string): string[] {
  const cells = row.match(/(?:\\[!-/:-@[-`{-~]|[^|])+/gu) ?? [];
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
}

test('code stays in its cell, and in its quotation, whatever it says', () => {
  const hostile = fc.string({ unit: fc.constantFrom('\\', '|', '`', '<', 'a', ' ', '\n', '\u202e') });
  fc.assert(
    fc.property(hostile, (text) => {
      const lines = table(['reason', 'item'], [['own', code(text)]])
        .trimEnd()
        .split('\n');
      expect(lines).toHaveLength(3);
      const [, item = '', ...more] = cellsOf(lines[2] as string);
      expect(more).toEqual([]);
      expect(item).toMatch(/^`[^`]+`$/u);
    }),
  );
});
