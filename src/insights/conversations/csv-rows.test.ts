import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { CsvSplitter } from './csv-rows.ts';
import { mappedFormat } from './mapped-format.ts';
import { readConversations } from './read-conversations.ts';

const folder = mkdtempSync(join(tmpdir(), 'csv-'));
afterAll(() => rmSync(folder, { recursive: true }));

function rows(text: string, size = 5): unknown[] {
  const splitter = new CsvSplitter();
  const bytes = Buffer.from(text);
  const found = [];
  for (let at = 0; at < bytes.length; at += size) found.push(...splitter.push(bytes.subarray(at, at + size)));
  return [...found, ...splitter.end()].map((row) => row.problem ?? JSON.parse(row.text ?? ''));
}

describe('rows of a table', () => {
  test.each([
    ['quotes, line breaks and delimiters within cells', 'a,b\r\n"x, ""y""\nz",1\r\n', [{ a: 'x, "y"\nz', b: '1' }]],
    ['semicolons', 'a;b\n1,5;2\n', [{ a: '1,5', b: '2' }]],
    ['tabs', 'a\tb\n1\t2', [{ a: '1', b: '2' }]],
    [
      'too few and too many cells, and empty ones',
      'a,b\n1\n1,2,3\n,2\n',
      [{ a: '1' }, { a: '1', b: '2', 'column 3': '3' }, { b: '2' }],
    ],
    ['cells of JSON', 'a\n"{""b"":[1]}"\n{broken', [{ a: { b: [1] } }, { a: '{broken' }]],
    ['a byte order mark and blank lines', '\uFEFFa\n\n1\n', [{ a: '1' }]],
    ['a header alone', 'a,b\n', []],
    ['a name that is no plain one', '__proto__,a\nx,1\n', [JSON.parse('{"__proto__":"x","a":"1"}')]],
  ])('%s', (_, text, expected) => {
    for (const size of [1, 4, 1000]) expect(rows(text, size)).toEqual(expected);
  });

  test('whatever the cells are, they are read as they were written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', 'é', ' '), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), fc.integer({ min: 1, max: 9 }), (cells, size) => {
        const line = (both: readonly string[]) => both.map((each) => `"${each.replaceAll('"', '""')}"`).join(',');
        expect(rows(['one,two', ...cells.map(line)].join('\n'), size)).toEqual(
          cells.map(([one, two]) => ({ one, two })),
        );
      }),
    );
  });
});

async function read(name: string, text: string, map?: string) {
  const path = join(folder, name);
  writeFileSync(path, text);
  const formats = map === undefined ? {} : { format: 'mapped', formats: [mappedFormat(map)] };
  const options = {
    files: [{ path, named: true }],
    secret: new Uint8Array(32),
    signal: new AbortController().signal,
    ...formats,
  };
  const found = [];
  for await (const row of readConversations(options))
    found.push(row.reason ?? { ...row.conversation, account: undefined, format: row.format });
  return found;
}

test('columns named as the members of a format are that format’s', async () => {
  const table = 'id,user_id,timestamp,messages\nc1,u1,2026-03-08,"[{""role"":""user"",""content"":""Hi""}]"\n';
  expect(await read('a.csv', table)).toMatchObject([
    { format: 'simple', id: 'c1', messages: [{ role: 'user', text: 'Hi' }] },
  ]);
});

describe('a mapping', () => {
  test('says which columns hold what; the others are fields', async () => {
    const table = 'ticket;customer;opened;question;reply;plan\n7;ada;1772900000;Where is it?;Here.;pro\n8;ben;;;;\n';
    const map = 'id=ticket, account=customer, time=opened, text=question, answer=reply';
    expect(await read('b.csv', table, map)).toMatchObject([
      {
        id: '7',
        startedAt: '2026-03-07T16:13:20.000Z',
        messages: [
          { role: 'user', text: 'Where is it?' },
          { role: 'assistant', text: 'Here.' },
        ],
        fields: { plan: 'pro' },
      },
      'not-a-conversation',
    ]);
  });

  test('reads turns by dotted names, and keeps the account out of the fields', async () => {
    const row = {
      who: { id: 'ada', town: 'Ghent' },
      turns: [
        { by: 'human', said: { text: 'Hi' } },
        { by: 'bot', said: 'Hello' },
        { by: 'nobody', said: 'x' },
      ],
    };
    const [conversation] = await read(
      'c.jsonl',
      JSON.stringify(row),
      'messages=turns,role=by,content=said,account=who.id',
    );
    expect(conversation).toMatchObject({
      messages: [
        { role: 'user', text: 'Hi' },
        { role: 'assistant', text: 'Hello' },
      ],
      fields: {},
    });
  });

  test.each(['', 'text', 'text=', 'words=x', 'account=x', 'text=a,=b'])('that says nothing is refused: %j', (map) => {
    expect(() => mappedFormat(map)).toThrow(
      expect.objectContaining({ code: 'MAP_INVALID', hint: expect.stringContaining('text=question') }),
    );
  });
});
