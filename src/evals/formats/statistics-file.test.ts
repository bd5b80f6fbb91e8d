import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delimitedText } from '../../core/delimited.ts';
import { parseJson } from '../../core/json.ts';
import type { Item } from '../records.ts';
import { statisticsOfItems } from '../sets/statistics.ts';
import { jsonIn } from './line-style.ts';
import { statisticsFromLines, statisticsFromTable, statisticsText } from './statistics-file.ts';

const about = { name: 'jobs', path: 'jobs', items: [] };
const ofTable = (text: string, more = {}, format: 'csv' | 'tsv' = 'csv') =>
  statisticsFromTable({ ...about, ...more }, text, format);
const ofLines = (lines: readonly string[], more = {}) =>
  statisticsFromLines(
    { ...about, ...more },
    lines.map((text, at) => ({ line: at + 1, row: parseJson(text) as Record<string, unknown>, text, isEnded: true })),
  );
const itemOf = (id: string, job: string): Item => ({
  id,
  kind: 'pronoun',
  question: `The ${job} said _ would.`,
  options: [],
  matching: [],
  notMatching: [],
  meta: { job, where: 'here' },
});

const csv = 'job,where,share\r\n"cook, head",here,42.0\r\nbaker,here,7\r\nsmith,"there",\r\n';

describe('statistics', () => {
  test('are read with their key, numbers and empty cells, and written as they were', () => {
    const statistics = ofTable(csv);
    expect(statistics.facts).toMatchObject({ key: 'job', columns: ['job', 'where', 'share'] });
    expect(statistics.records.map(({ key, values }) => [key, values['share']])).toEqual([
      ['cook, head', 42],
      ['baker', 7],
      ['smith', null],
    ]);
    expect(statisticsText(statistics)).toBe(csv);
  });

  test('that were changed are written anew in their lines alone', () => {
    const { facts, records } = ofTable(csv);
    const [cook, , smith] = records as [(typeof records)[0], unknown, (typeof records)[0]];
    const text = statisticsText({ facts, records: [{ ...cook, values: { ...cook.values, share: 43.5 } }, smith] });
    expect(text).toBe(csv.replace('42.0', '43.5').replace('baker,here,7\r\n', ''));
  });

  test('keep a byte order mark and a header in quotes out of the names', () => {
    const text = '\ufeff"job"\tshare\nbaker\t007\n';
    const statistics = ofTable(text, {}, 'tsv');
    expect(statistics).toMatchObject({ facts: { columns: ['job', 'share'] }, records: [{ values: { share: '007' } }] });
    expect(statisticsText(statistics)).toBe(text);
  });

  test('of JSON lines keep how numbers are written', () => {
    const lines = [
      '{"code": "Chefs", "job": "chef", "share": 22.0}',
      '{"job": "cook", "share": 41.7, "code": "Chefs"}',
    ];
    const statistics = ofLines(lines);
    expect(statistics.facts.key).toBe('job');
    expect(statisticsText(statistics)).toBe(lines.map((line) => `${line}\n`).join(''));
  });

  test('belong to the items that say the key in a field of its name', () => {
    const items = [itemOf('1', 'baker'), itemOf('2', 'smith'), itemOf('3', 'baker'), itemOf('4', 'nobody')];
    const statistics = ofTable('code,job,share\na,baker,1\nb,smith,2\n', { items });
    expect(statistics.facts.key).toBe('job');
    const joined = statisticsOfItems(items, statistics);
    expect([...joined].map(([id, { values }]) => [id, values['share']])).toEqual([
      ['1', 1],
      ['2', 2],
      ['3', 1],
    ]);
  });

  test.each([
    ['STATISTICS_UNREADABLE', 'no statistics', ''],
    ['STATISTICS_UNREADABLE', 'no statistics', 'job,share\n'],
    ['STATISTICS_UNREADABLE', '3 cells under 2 columns in line 3', 'job,share\na,1\nb,2,3\n'],
    ['STATISTICS_UNREADABLE', 'two columns of one name', 'job,job\na,b\n'],
    ['STATISTICS_UNREADABLE', 'line 2', 'job,share\n"a,1\n'],
    ['STATISTICS_KEY_UNUSABLE', 'No column', 'job,share\na,1\na,1\n'],
  ])('%s: %s', (code, message, text) => {
    expect(() => ofTable(text)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }));
  });

  test.each([
    ['STATISTICS_KEY_UNKNOWN', 'no column "work"', { key: 'work' }],
    ['STATISTICS_KEY_UNUSABLE', 'lines 2 and 3 say the same', { key: 'where' }],
    ['STATISTICS_KEY_UNUSABLE', 'line 4 has no text there', { key: 'share' }],
    ['STATISTICS_UNJOINED', '(job)', { items: [itemOf('1', 'pilot')] }],
  ])('%s: %s', (code, message, more) => {
    expect(() => ofTable(csv, more)).toThrow(
      expect.objectContaining({ code, exitCode: 2, message: expect.stringContaining(message) }),
    );
  });

  test('come back to the byte whatever they are', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('', '1.50', '-3', '1e5', '"', 'a\nb', ' x '));
    const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 });
    const ends = fc.constantFrom('\n', '\r\n');
    fc.assert(
      fc.property(rows, fc.constantFrom(',' as const, '\t' as const), ends, fc.boolean(), (body, mark, end, last) => {
        const lines = body.map((cells, at) => delimitedText([`key ${at}`, ...cells], mark));
        const text = [delimitedText(['key', 'a', 'b'], mark), ...lines].join(end) + (last ? end : '');
        expect(statisticsText(ofTable(text, { key: 'key' }, mark === ',' ? 'csv' : 'tsv'))).toBe(text);
      }),
    );
    const value = fc.jsonValue();
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(fc.string(), value), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (all, spaced) => {
          const lines = all.map((row, at) => jsonIn({ ...row, key: `key ${at}` }, { spaced, ascii: false }));
          expect(statisticsText(ofLines(lines, { key: 'key' }))).toBe(lines.map((line) => `${line}\n`).join(''));
        },
      ),
    );
  });
});
