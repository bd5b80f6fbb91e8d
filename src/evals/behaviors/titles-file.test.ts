import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readBehaviorFile, validBehavior } from './read-behavior.ts';
import { withTitlesRead } from './titles-file.ts';

const TABLE = 'code\ttitle\twomen\tgroup\n1\tCooks\t42.0\tfood\n2\tBakers\t–\tfood\n3\tChief executives\t27.6\t\n';
const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'sightline-titles-'));
  writeFileSync(join(path, 'table.tsv'), TABLE);
  return path;
};
const common = { name: 'pronouns', kind: 'winogender', description: 'expects a pronoun' };

describe('titles of a file', () => {
  test('become rows of the spec, with a number or nothing in what must be one', async () => {
    const home = folder();
    const titles = { file: 'table.tsv', column: 'title', statistics: ['group'], needs: ['women'] };
    writeFileSync(join(home, 'spec.json'), JSON.stringify({ ...common, titles }));
    expect(await readBehaviorFile(join(home, 'spec.json'))).toMatchObject({
      titles: {
        column: 'title',
        needs: ['women'],
        rows: [
          { title: 'Cooks', statistics: { group: 'food', women: 42 } },
          { title: 'Bakers', statistics: { group: 'food', women: null } },
          { title: 'Chief executives', statistics: { group: null, women: 27.6 } },
        ],
      },
    });
  });

  test('are the first column that tells rows apart, with all others, where nothing is said; packed or not', () => {
    const home = folder();
    writeFileSync(join(home, 'table.csv.gz'), gzipSync('same,title,women\na,Cooks,42\na,Bakers,58\n'));
    expect(withTitlesRead({ titles: { file: 'table.csv.gz' } }, home)).toEqual({
      titles: {
        column: 'title',
        needs: [],
        rows: [
          { title: 'Cooks', statistics: { same: 'a', women: 42 } },
          { title: 'Bakers', statistics: { same: 'a', women: 58 } },
        ],
      },
    });
  });

  test.each([
    ['SET_UNREADABLE', { file: 'none.tsv' }],
    ['STATISTICS_KEY_UNKNOWN', { file: 'table.tsv', column: 'job' }],
    ['STATISTICS_KEY_UNUSABLE', { file: 'table.tsv', column: 'group' }],
    ['TITLES_INVALID', { file: 'table.tsv', column: 'title', statistics: ['men'] }],
    ['TITLES_INVALID', { file: 'table.tsv', column: 'title', needs: ['title'] }],
    ['TITLES_INVALID', { file: 'table.tsv', key: 'title' }],
  ])('end in %s where they are %j', (code, titles) => {
    expect(() => withTitlesRead({ titles }, folder())).toThrow(expect.objectContaining({ code, exitCode: 2 }));
  });

  test('leave every other spec as it is', () => {
    for (const spec of [null, 'text', { titles: [] }, { titles: { rows: [] } }, { name: 'a' }])
      expect(withTitlesRead(spec, folder())).toBe(spec);
  });
});

describe('a spec of pronouns', () => {
  const rows = [{ title: 'Cooks', statistics: { women: 42 } }];

  test.each([
    ['occupations and titles', { occupations: [{ occupation: 'cook' }], titles: { rows } }, /give one of them/u],
    ['titles and a number', { occupationCount: 3, titles: { rows } }, /give one of them/u],
    ['no title', { titles: { rows: [] } }, /titles\.rows/u],
    ['a title twice', { titles: { rows: [...rows, ...rows] } }, /twice/u],
    ['a statistic that is called as the titles are', { titles: { column: 'women', rows } }, /women/u],
    ['titles that are called as a field of items', { titles: { column: 'occupation', rows } }, /occupation/u],
    ['a figure that no title has', { titles: { needs: ['men'], rows } }, /men/u],
    ['another language', { language: 'de' }, /English/u],
    ['no language', { language: 'no such language' }, /language/u],
    [
      'another person who is the first',
      { occupations: [{ occupation: 'cook', otherPerson: 'Cook' }] },
      /other person must be called otherwise/u,
    ],
  ])('with %s is refused', (_, more, said) => {
    expect(() => validBehavior({ ...common, ...more }, 'the test')).toThrow(said);
  });

  test.each([{}, { occupationCount: 5 }, { titles: { rows } }, { language: 'en-GB' }])('may say %j', (more) => {
    expect(validBehavior({ ...common, ...more }, 'the test')).toMatchObject(more);
  });
});
