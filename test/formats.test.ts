/**
 * For each format a folder in `test/formats/golden/`: made-up input as the tool writes it, and what is made of it. Where a
 * format is meant to be read otherwise, `vitest -u` writes what is expected anew: read it before it is committed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chosenRows } from '../src/assembly/chosen-rows.ts';
import { conversationFormats as formats } from '../src/insights/conversations/formats/index.ts';
import { collectedFrom, shown } from './formats/collected.ts';
import { goldenRows, readBroken, readBrokenColumns } from './formats/mutated.ts';

/** Rows of each format that are broken; `npm run prove -- formats` breaks many times as many. */
const BROKEN = 150;
const BROKEN_IN_COLUMNS = 40;
const BROKEN_FILES = 100;

/** Folders of what is no format, but a way to hold rows or to read them. */
const containers = ['parquet', 'mapper'];

const root = join(import.meta.dirname, 'formats', 'golden');
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test('every format has a folder', () => {
  const missing = formats.map(({ name }) => name).filter((name) => !existsSync(join(root, name, 'input')));
  expect(missing).toEqual([]);
});

/** As `--map` takes it: a module, or what a text says. */
function mapOf(folder: string): string | undefined {
  const [module, text] = [join(folder, 'map.ts'), join(folder, 'map.txt')];
  if (existsSync(module)) return module;
  return existsSync(text) ? readFileSync(text, 'utf8').trim() : undefined;
}

describe.each(folders)('%s', async (name) => {
  const settings = { map: mapOf(join(root, name)), format: undefined };
  const { format, formats: chosen } = await chosenRows(settings, root);
  const options = { ...(format !== undefined && { format }), ...(chosen !== undefined && { formats: chosen }) };
  const input = join(root, name, 'input');
  const files = readdirSync(input, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  // A folder's notes are not read: texts must be named.
  const isText = files.every((file) => file.endsWith('.txt'));
  const inputs = isText ? files : [input];
  const read = isText ? files : files.filter((file) => !file.endsWith('.txt'));

  test('is read as expected', async () => {
    const collected = await collectedFrom(inputs, options);
    if (!containers.includes(name)) expect(Object.keys(collected.counts)).toContain(`format.${name}`);
    await expect(shown(collected, input)).toMatchFileSnapshot(join(root, name, 'expected.json'));
  });

  test('every record is used, a duplicate or rejected', async () => {
    const { counts, rejects } = await collectedFrom(inputs, options);
    expect(counts.used + counts.duplicates + counts.rejected).toBe(counts.rows);
    expect(rejects).toHaveLength(counts.duplicates + counts.rejected);
  });

  test('says the same with accounts left out, and whatever the order of its files', async () => {
    const { conversations } = await collectedFrom(inputs, options);
    const turned = await collectedFrom(read.toReversed(), { ...options, accounts: false });
    expect(turned.conversations).toEqual(conversations.map(({ account: _, ...rest }) => rest));
  });
});

describe.each(folders.filter((name) => goldenRows(name).length > 0))('broken rows of %s', (name) => {
  test.each([
    ['detected', { named: false, inColumns: false }],
    ['read as what they are said to be', { named: true, inColumns: false }],
    ['in columns', { named: false, inColumns: true }],
  ])('are accounted for, %s', async (_, breaking) => {
    let seed = 0;
    for (let rows = 0; rows < (breaking.inColumns ? BROKEN_IN_COLUMNS : BROKEN); seed++) {
      const broken = await readBroken(name, seed, breaking);
      expect(broken.faults).toEqual([]);
      rows += broken.rows;
    }
    expect(seed).toBeGreaterThan(0);
  });
});

test('files of columns are accounted for, whichever of their bytes are broken', async () => {
  for (let seed = 0; seed < BROKEN_FILES; seed++) expect((await readBrokenColumns(seed)).faults).toEqual([]);
});
