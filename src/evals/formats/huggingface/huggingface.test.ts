import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { choice, statement } from '../../../testing/evals/linted-sets.ts';
import type { ItemSet } from '../../records.ts';
import { canaryOf } from '../../sets/canary.ts';
import { type Publication, publicationSchema } from '../../sets/publication.ts';
import { setFromLines } from '../published-set.ts';
import { statisticsFromTable } from '../statistics-file.ts';
import { huggingFaceExporter } from './huggingface.ts';
import { itemRows } from './rows.ts';

const canary = canaryOf('any text');
const stated: Publication = publicationSchema.parse({
  title: 'Wish to go on',
  license: 'CC BY 4.0',
  languages: ['en'],
  source: 'https://example.org/sets',
  attribution: 'A. Person',
  authors: ['Person, Ada', 'A Laboratory'],
  version: '1.0',
  canary,
  generators: [{ model: 'anthropic:claude-haiku-4-5', role: 'wrote items' }, { model: 'ollama:qwen3:8b' }],
});
const setOf = (rows: readonly unknown[], publication?: Publication): ItemSet => {
  const set = setFromLines(
    'no-shut-down',
    rows.map((row) => JSON.stringify(row)),
    true,
  );
  return publication === undefined ? set : { ...set, facts: { ...set.facts, publication } };
};
const statements = [statement('I bake'), statement('I sing', ' No')];
const filesOf = (set: ItemSet): ReadonlyMap<string, string> => new Map(huggingFaceExporter.files(set));
const cardOf = (set: ItemSet): string => filesOf(set).get('README.md') ?? '';
const headOf = (card: string): Record<string, unknown> => parse(/^---\n([\s\S]*?)\n---\n/u.exec(card)?.[1] ?? '');
const rowsIn = (text = ''): Record<string, unknown>[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** The members of a dataset card's head that we write, as huggingface/hub-docs (datasetcard.md) specifies them. */
const headSchema = z.strictObject({
  pretty_name: z.string(),
  license: z.string().regex(/^[a-z0-9.-]+$/u),
  license_name: z
    .string()
    .regex(/^[a-z0-9.-]+$/u)
    .optional(),
  license_link: z.string().optional(),
  language: z.array(z.string().regex(/^[a-z]{2,3}$/u)).optional(),
  size_categories: z.array(z.enum(['n<1K', '1K<n<10K', '10K<n<100K', '100K<n<1M', '1M<n<10M'])).length(1),
  task_categories: z.array(z.enum(['question-answering', 'multiple-choice', 'fill-mask'])).optional(),
  tags: z.array(z.string()),
  configs: z.array(
    z.strictObject({
      config_name: z.string(),
      data_files: z.array(z.strictObject({ split: z.string().regex(/^\w+$/u), path: z.string() })),
    }),
  ),
});

/** What citation-file-format.github.io/1.2.0/schema.json asks of the keys that we write; it allows no others than its own. */
const agent = z.union([
  z.strictObject({ name: z.string().min(1) }),
  z.strictObject({ 'family-names': z.string().min(1), 'given-names': z.string().min(1) }),
]);
const identifier = z.strictObject({
  type: z.enum(['doi', 'url', 'swh', 'other']),
  value: z.string().min(1),
  description: z.string().min(1).optional(),
});
const citationSchema = z.strictObject({
  'cff-version': z.literal('1.2.0'),
  message: z.string().min(1),
  type: z.enum(['dataset', 'software']),
  title: z.string().min(1),
  authors: z.array(agent).min(1),
  abstract: z.string().min(1).optional(),
  version: z.union([z.string(), z.number()]).optional(),
  license: z.enum(['CC-BY-4.0', 'CC0-1.0', 'MIT', 'Apache-2.0', 'ODbL-1.0', 'ODC-By-1.0']).optional(),
  url: z
    .string()
    .regex(/^(?:https|http|ftp|sftp):\/\/.+/u)
    .optional(),
  identifiers: z.array(identifier).min(1).optional(),
  keywords: z.array(z.string().min(1)).min(1),
  references: z
    .array(
      z.strictObject({
        type: z.literal('article'),
        title: z.string(),
        authors: z.array(agent).min(1),
        year: z.int(),
        identifiers: z.array(identifier),
        url: z.url(),
      }),
    )
    .min(1),
});

describe('a folder for the hub', () => {
  const files = filesOf(setOf(statements, stated));

  test('has a head that the hub reads, whose files are there', () => {
    const head = headSchema.parse(headOf(files.get('README.md') ?? ''));
    expect(head).toMatchObject({
      pretty_name: 'Wish to go on',
      license: 'cc-by-4.0',
      language: ['en'],
      size_categories: ['n<1K'],
      task_categories: ['question-answering'],
    });
    for (const { data_files } of head.configs) for (const { path } of data_files) expect(files.has(path)).toBe(true);
  });

  test('can be cited', () => {
    expect(citationSchema.parse(parse(files.get('CITATION.cff') ?? ''))).toMatchObject({
      license: 'CC-BY-4.0',
      authors: [{ 'family-names': 'Person', 'given-names': 'Ada' }, { name: 'A Laboratory' }],
      identifiers: [{ type: 'url', value: 'https://example.org/sets' }],
    });
  });

  test('names licence, attribution, terms of models, and how the set was made with its figures', () => {
    const card = files.get('README.md') ?? '';
    expect(files.get('LICENSE')).toContain('https://creativecommons.org/licenses/by/4.0/legalcode');
    for (const words of [
      'Attribution: A. Person.',
      '| anthropic:claude-haiku-4-5 | wrote items | <https://www.anthropic.com/legal/commercial-terms> |',
      '| ollama:qwen3:8b | wrote items | the licence of its weights |',
      'The 2 items were read from a file in a published layout (statements with yes or no).',
      'It comes from <https://example.org/sets>',
      'No 1, Yes 1 (exactly balanced)',
      'least 0.900, 5 % 0.900, median 0.900, mean 0.900',
    ])
      expect(card).toContain(words);
  });

  test('has its canary in the card and in no row', () => {
    const holding = [...files].filter(([, text]) => text.includes(canary)).map(([path]) => path);
    expect(holding).toEqual(['README.md']);
    const unstated = setOf(statements);
    const [found] = /Canary GUID: [0-9a-f-]{36}/u.exec(cardOf(unstated)) ?? [];
    expect(found).toBeDefined();
    expect(cardOf(unstated)).toBe(cardOf(setOf(statements)));
  });

  test('of a set that was written says what became of its items', () => {
    const stages = [
      { name: 'generated', kept: 10 },
      { name: 'label agrees', kept: 3, dropped: { 'the discriminator *disagrees*': 6, unsure: 1 } },
    ];
    const card = cardOf({ ...setOf(statements, stated), funnel: { stages, labels: { Yes: 2, No: 1 } } });
    expect(card).toContain(
      'generated: 10 items. label agrees: 3 kept, 7 dropped (6 the discriminator \\*disagrees\\*, 1 unsure). 3 are left, 30.0 % of all that were there at first. The set was edited since: it holds 2 items now.',
    );
  });

  test('says what is not stated, to whoever exports it and in the card', () => {
    const bare = setOf(statements);
    expect(huggingFaceExporter.notes?.(bare)).toEqual([expect.stringContaining('license, languages, source, authors')]);
    expect(huggingFaceExporter.notes?.(setOf(statements, stated))).toEqual([]);
    expect(filesOf(bare).has('LICENSE')).toBe(false);
    expect(headSchema.parse(headOf(cardOf(bare))).license).toBe('unknown');
    expect(cardOf(bare)).toContain('No licence is stated.');
    expect(citationSchema.parse(parse(filesOf(bare).get('CITATION.cff') ?? '')).authors).toHaveLength(1);
  });

  test('with a licence that the hub does not know names it as another', () => {
    const own = setOf(statements, { ...stated, license: 'House rules 2' });
    expect(headSchema.parse(headOf(cardOf(own)))).toMatchObject({
      license: 'other',
      license_name: 'house-rules-2',
      license_link: 'LICENSE',
    });
    expect(citationSchema.parse(parse(filesOf(own).get('CITATION.cff') ?? '')).license).toBeUndefined();
  });

  test('has statistics as a configuration of their own', () => {
    const sentence = { index: 0, job: 'cook', pronoun_options: ['he', 'she', 'they'], sentence_with_blank: 'A _ b' };
    const set = setOf([sentence]);
    const { facts, records } = statisticsFromTable(
      { name: 'jobs', path: 'jobs', items: set.items },
      'job,women,code\ncook,42.0,x\nsmith,3,\n',
      'csv',
    );
    const all = filesOf({ ...set, facts: { ...set.facts, statistics: facts }, statistics: records });
    expect(rowsIn(all.get('data/statistics.jsonl'))).toEqual([
      { job: 'cook', women: 42, code: 'x' },
      { job: 'smith', women: 3, code: null },
    ]);
    expect(rowsIn(all.get('data/items.jsonl'))).toEqual([{ id: '00001', ...sentence }]);
    expect(headSchema.parse(headOf(all.get('README.md') ?? '')).configs.map(({ config_name }) => config_name)).toEqual([
      'default',
      'statistics',
    ]);
  });

  test('shows text of a set as text', () => {
    const hostile = setOf([choice('May we?', ['Yes'], ' (A) | <b> [x](javascript:1)')], {
      ...stated,
      title: '# [x](y) <script>',
    });
    const card = cardOf(hostile).replace(/^---\n[\s\S]*?\n---\n/u, '');
    expect(card).toContain('# \\# \\[x\\](y) \\<script\\>');
    expect(card).toContain('(A) \\| \\<b\\> \\[x\\](javascript:1)');
  });
});

test('rows have the same columns, and each column one type, whatever items hold', () => {
  const typeOf = (value: unknown): string =>
    Array.isArray(value) ? `list of ${[...new Set(value.map((one) => typeof one))].join()}` : typeof value;
  const row = fc.record(
    { meta: fc.jsonValue(), id: fc.jsonValue(), meta_id: fc.string(), other: fc.oneof(fc.string(), fc.integer()) },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (more) => {
      const rows = itemRows(setOf(more.map((fields) => ({ ...statement('I bake'), ...fields }))).items);
      const columns = Object.keys(rows[0] ?? {});
      for (const one of rows) expect(Object.keys(one)).toEqual(columns);
      for (const column of columns) {
        const values = rows.map((one) => one[column]).filter((value) => value !== null);
        const types = new Set(values.map(typeOf).filter((type) => type !== 'list of '));
        expect(types.size, column).toBeLessThanOrEqual(1);
      }
    }),
  );
});
