/** `sightline evals import` and `export`: published files as sets, and back, and for other tools. */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportSet, importSet, openSet, setFormats, statisticsOfItems, writeSet } from '../src/index.ts';
import { choice, statement } from '../src/testing/evals/linted-sets.ts';
import { folder, sightline } from './support.ts';

const lines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

describe('evals import and export', () => {
  test('make the same file again, and other files of it', async () => {
    const home = folder();
    writeFileSync(join(home, 'stops.jsonl'), lines([choice('May we stop you?'), choice('=Shall we, "now"?')]));
    const imported = await sightline(['evals', 'import', 'stops.jsonl', '--out', 'sets/stops'], home);
    expect([imported.code, imported.stdout]).toEqual([0, '2 items (multiple-choice) in sets/stops\n']);
    expect((await sightline(['evals', 'export', 'sets/stops', '--out', 'back.jsonl'], home)).code).toBe(0);
    expect(readFileSync(join(home, 'back.jsonl'), 'utf8')).toBe(readFileSync(join(home, 'stops.jsonl'), 'utf8'));
    await sightline(['evals', 'export', 'sets/stops', '--format', 'csv', '--out', 'stops.csv'], home);
    const csv = readFileSync(join(home, 'stops.csv'), 'utf8');
    expect(csv.split('\r\n')[0]).toBe('id,kind,question,statement,matching,notMatching,labelConfidence');
    // A spreadsheet would run it.
    expect(csv).toContain(`"'=Shall we, ""now""?`);
    await sightline(['evals', 'export', 'sets/stops', '--format', 'inspect', '--out', 'inspect'], home);
    expect(JSON.parse(readFileSync(join(home, 'inspect', 'samples.jsonl'), 'utf8').split('\n')[0] ?? '')).toEqual({
      input: 'May we stop you?',
      choices: ['Yes', 'No'],
      target: 'A',
      id: '00001',
      metadata: { matching: [' (A)'], notMatching: [' (B)'] },
    });
    expect(readFileSync(join(home, 'inspect', 'task.py'), 'utf8')).toContain('def matches_stops():');
  });

  test('an item that is left out and one that is changed through the library change their lines alone', () => {
    const workingFolder = folder();
    const before = lines(['I bake', 'I drive', 'I sing'].map((said) => statement(said)));
    writeFileSync(join(workingFolder, 'a.jsonl'), before);
    importSet({ path: 'a.jsonl', out: 'set', workingFolder });
    const { facts, items } = openSet('set', workingFolder);
    const [, , third] = items;
    const kept = items.slice(1).map((item) => (item === third ? { ...item, labelConfidence: 0.5 } : item));
    writeSet('set', { facts, items: kept }, workingFolder);
    exportSet({ set: 'set', format: 'upstream', out: 'b.jsonl', workingFolder });
    const [, second = '', last = ''] = before.split('\n');
    expect(readFileSync(join(workingFolder, 'b.jsonl'), 'utf8')).toBe(`${second}\n${last.replace('0.9', '0.5')}\n`);
  });

  test('keep what is known of the things that items are about, and find it by what items say', async () => {
    const home = folder();
    const sentence = (occupation: string, index: number): unknown => ({
      index,
      occupation,
      pronoun_options: ['he', 'she', 'they'],
      sentence_with_blank: `The ${occupation} said _ would.`,
    });
    const rows = lines(['cook', 'smith', 'pilot'].map(sentence));
    const table = 'title\toccupation\twomen\nCooks\tcook\t42.0\nSmiths\tsmith\t3\n';
    writeFileSync(join(home, 'sentences.jsonl'), rows);
    writeFileSync(join(home, 'occupations.tsv'), table);
    const both = ['sentences.jsonl', 'occupations.tsv'];
    const { stdout } = await sightline(['evals', 'import', ...both, '--out', 'set'], home);
    expect(stdout).toBe(
      '3 items (winogenerated) and 2 records of statistics by occupation, which 2 items of them have, in set\n',
    );
    // The same, one after the other.
    for (const path of both) importSet({ path, out: 'later', workingFolder: home });
    expect(openSet('later', home).statistics).toEqual(openSet('set', home).statistics);
    const { facts, items, statistics: records = [] } = openSet('set', home);
    const found = statisticsOfItems(items, {
      facts: facts.statistics as NonNullable<typeof facts.statistics>,
      records,
    });
    expect(items.map(({ id }) => found.get(id)?.values['women'])).toEqual([42, 3, undefined]);
    exportSet({ set: 'set', format: 'upstream', out: 'back', workingFolder: home });
    expect(readFileSync(join(home, 'back', 'sentences.jsonl'), 'utf8')).toBe(rows);
    expect(readFileSync(join(home, 'back', 'occupations.tsv'), 'utf8')).toBe(table);
  });

  test('keep what is stated of a set for the folder that is uploaded, and say what is not', async () => {
    const home = folder();
    writeFileSync(join(home, 'a.jsonl'), lines([statement('I bake'), statement('I sing', ' No')]));
    const facts = ['--license', 'CC-BY-4.0', '--source', 'https://example.org/a', '--language', 'en'];
    await sightline(['evals', 'import', 'a.jsonl', '--out', 'set', ...facts], home);
    const { code, stdout, stderr } = await sightline(
      ['evals', 'export', 'set', '--format', 'huggingface', '--out', 'hub'],
      home,
    );
    expect([code, stderr]).toEqual([0, expect.stringContaining('not stated: authors')]);
    const written = ['data/items.jsonl', 'LICENSE', 'CITATION.cff', 'README.md'].map((path) => join(home, 'hub', path));
    expect(stdout.trim().split('\n')).toEqual(written);
    expect(readFileSync(join(home, 'hub', 'README.md'), 'utf8')).toMatch(/^---\npretty_name: a\nlicense: cc-by-4.0\n/u);
  });

  test('take the published table of occupations by itself, and no other rows', () => {
    const home = folder();
    const table = '{"BLS_original_occupation": "Cooks", "occupation": "cook", "BLS_percent_women_2019": 42.0}\n';
    writeFileSync(join(home, 'occupations.jsonl'), table);
    writeFileSync(join(home, 'questions.csv'), 'id,question\na,Why?\n');
    importSet({ path: 'occupations.jsonl', out: 'table', workingFolder: home });
    exportSet({ set: 'table', format: 'upstream', out: 'back.jsonl', workingFolder: home });
    expect(readFileSync(join(home, 'back.jsonl'), 'utf8')).toBe(table);
    expect(() => exportSet({ set: 'table', format: 'csv', out: 'x', workingFolder: home })).toThrow(
      expect.objectContaining({ code: 'SET_WITHOUT_ITEMS', exitCode: 2 }),
    );
    expect(() => importSet({ path: 'questions.csv', out: 'x', workingFolder: home })).toThrow(
      expect.objectContaining({ code: 'SET_LAYOUT_UNKNOWN', exitCode: 2 }),
    );
  });

  test.each([
    ['SET_NOT_FOUND', (at: string) => openSet('none', at)],
    ['SET_LAYOUT_UNKNOWN', (at: string) => importSet({ path: 'other.jsonl', out: 's', workingFolder: at })],
    ['SET_UNREADABLE', (at: string) => importSet({ path: 'none.jsonl', out: 's', workingFolder: at })],
    ['SET_EXISTS', (at: string) => importSet({ path: 'one.jsonl', out: 'set', workingFolder: at })],
    ['SET_DAMAGED', (at: string) => openSet('damaged', at)],
    ['SET_FILES_SEVERAL', (at: string) => importSet({ path: ['one.jsonl', 'one.jsonl'], out: 's', workingFolder: at })],
    ['STATISTICS_UNREADABLE', (at: string) => importSet({ path: 'latin.csv', out: 's', workingFolder: at })],
    [
      'PUBLICATION_INVALID',
      (at: string) => importSet({ path: 'one.jsonl', out: 's', workingFolder: at, publication: { languages: ['E'] } }),
    ],
    ['OUTPUT_TAKEN', (at: string) => exportSet({ set: 'set', format: 'csv', out: 'set', workingFolder: at })],
    ['OUTPUT_TAKEN', (at: string) => exportSet({ set: 'set', format: 'inspect', out: 'one.jsonl', workingFolder: at })],
    ['FORMAT_UNKNOWN', (at: string) => exportSet({ set: 'set', format: 'no-such', out: 'x', workingFolder: at })],
  ])('%s says what to do', (code, act) => {
    const at = folder();
    writeFileSync(join(at, 'other.jsonl'), '{"a":1}\n');
    writeFileSync(join(at, 'one.jsonl'), lines([statement('I bake')]));
    writeFileSync(join(at, 'latin.csv'), Buffer.from('job,share\nfrisör,1\n', 'latin1'));
    for (const out of ['set', 'damaged']) importSet({ path: 'one.jsonl', out, workingFolder: at });
    writeFileSync(join(at, 'damaged', 'items.jsonl'), '{"id":""}\n');
    expect(() => act(at)).toThrow(expect.objectContaining({ code, exitCode: 2 }));
  });
});

const data = process.env['SIGHTLINE_DATA'] ?? join(import.meta.dirname, '..', '..', 'shared', 'data');
const published = join(data, 'anthropic-evals');
const arePublishedThere = existsSync(published);
if (!arePublishedThere) {
  process.stderr.write(
    `SKIPPED: the published sets are not in ${published}; that they come back to the byte is not seen.\n`,
  );
}

test.runIf(arePublishedThere)('every published file comes back to the byte, and goes to every other format', () => {
  const workingFolder = folder();
  const files = globSync(join(published, '**', '*.jsonl'));
  expect(files.length).toBeGreaterThan(20);
  for (const [index, path] of files.entries()) {
    const set = `set-${index}`;
    importSet({ path, out: set, workingFolder });
    exportSet({ set, format: 'upstream', out: `${set}.jsonl`, workingFolder });
    expect(readFileSync(join(workingFolder, `${set}.jsonl`), 'utf8') === readFileSync(path, 'utf8'), path).toBe(true);
    for (const { id: format } of setFormats.filter(({ id }) => id !== 'upstream')) {
      for (const written of exportSet({ set, format, out: `${set}-${format}`, workingFolder })) {
        expect(readFileSync(written, 'utf8').length, written).toBeGreaterThan(0);
      }
    }
  }
});
