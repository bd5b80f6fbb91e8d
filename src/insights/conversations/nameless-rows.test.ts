import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NamelessSplitter } from './nameless-rows.ts';
import { RowSplitter } from './rows-in-file.ts';

function textsOf(text: string, cut = text.length): (string | null)[] {
  const splitter = new NamelessSplitter();
  const bytes = Buffer.from(text);
  const rows = [...splitter.push(bytes.subarray(0, cut)), ...splitter.push(bytes.subarray(cut)), ...splitter.end()];
  return rows.map((row) => row.text);
}

test.each([
  ['names of columns', 'id,text\n1,How?\n', ['{"id":"1","text":"How?"}']],
  ['with semicolons and quotes', '"id";"the text"\n1;"a;b"\n', ['{"id":"1","the text":"a;b"}']],
  ['names alone', 'id,text', []],
  ['lines of JSON', '{"text":"a,b"}\n{"text":"c"}\n', ['{"text":"a,b"}', '{"text":"c"}']],
  ['an array', '[{"text":"a"},\n{"text":"b"}]', ['{"text":"a"}', '{"text":"b"}']],
  ['a line that was cut', 'ello, there"}\n{"text":"c"}\n', ['ello, there"}', '{"text":"c"}']],
  ['a text', '"one, two"\n', ['"one, two"']],
  ['a sentence', 'No, not a table: a sentence.\n{"text":"c"}\n', ['No, not a table: a sentence.', '{"text":"c"}']],
])('%s', (_, text, rows) => {
  for (let cut = 0; cut <= text.length; cut++) expect(textsOf(text, cut)).toEqual(rows);
});

test('what names no columns is cut as a file is', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.nat(), (values, cut) => {
      const text = values.map((value) => `${JSON.stringify(value)}\n`).join('');
      const file = new RowSplitter();
      const rows = [...file.push(Buffer.from(text)), ...file.end()].map((row) => row.text);
      expect(textsOf(text, cut % (text.length + 1))).toEqual(rows);
    }),
  );
});
