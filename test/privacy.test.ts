/**
 * Nothing leaks: secrets planted in every way we could think of, and every byte of `public/`, standard output, standard
 * error and whatever was logged looked through. What enough accounts share is shown; what fewer share is not.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { conversations, filesUnder, folder, type Outcome, type Row, sightline, writeRows } from './support.ts';

/** The preset `local` counts a word from three accounts on. */
const T = 3;

const secrets = {
  once: 'zyxonce',
  oftenByOne: 'zyxoften',
  belowThreshold: 'zyxbelow',
  acrossTurns: 'zyxturns',
  caseVariants: 'zyxcase',
  unicodeVariants: 'zyxwide',
  zeroWidth: 'zyxzero',
  label: 'zyxlabel',
  field: 'zyxfield',
  fieldName: 'zyxfieldname',
  fileName: 'zyxfile',
  folderName: 'zyxfolder',
  account: 'zyxaccount',
  id: 'zyxid',
  email: 'zyxmail',
  assistant: 'zyxassistant',
  reject: 'zyxreject',
} as const;

function planted(): Row[] {
  const rows = conversations(180, 3);
  const at = (index: number): Row => rows[index] as Row;
  const say = (index: number, text: string): void => {
    const first = at(index).messages[0] as { content: string };
    first.content = `${text} ${first.content}`;
  };
  say(0, secrets.once);
  for (let index = 0; index < 60; index++) {
    at(index).user_id = index % 3 === 0 ? 'user-heavy' : (at(index).user_id ?? 'nobody');
    if (index % 3 === 0) say(index, secrets.oftenByOne);
  }
  [5, 11].forEach((index, other) => {
    at(index).user_id = `user-few-${other}`;
    say(index, secrets.belowThreshold);
  });
  at(61).messages = [0, 1, 2, 3].map(() => ({ role: 'user', content: `${secrets.acrossTurns} sourdough bread` }));
  const variants = [secrets.caseVariants, secrets.caseVariants.toUpperCase(), 'ZyxCase', 'zyxCASE', 'zYxCaSe'];
  variants.forEach((variant, index) => {
    at(62 + index).user_id = 'user-variants';
    say(62 + index, variant);
  });
  ['ｚｙｘｗｉｄｅ', secrets.unicodeVariants, 'ZYXWIDE', 'zyxwi\u00adde'].forEach((variant, index) => {
    at(70 + index).user_id = 'user-unicode';
    say(70 + index, variant);
  });
  ['zyx\u200bzero', 'zyxz\u2060ero', secrets.zeroWidth, 'zyxze\ufeffro'].forEach((variant, index) => {
    at(80 + index).user_id = 'user-zero';
    say(80 + index, variant);
  });
  at(90)['label'] = secrets.label;
  at(91).meta = { plan: secrets.field, [secrets.fieldName]: 'x' };
  at(92).user_id = secrets.account;
  at(93).id = secrets.id;
  say(94, `write to ${secrets.email}@example.org`);
  at(95).messages.push({ role: 'assistant', content: secrets.assistant });
  return rows;
}

/** Two words that many use, and that one account alone uses together. */
const together = ['midwife', 'bankruptcy'] as const;

function withPair(rows: Row[]): Row[] {
  rows.slice(100, 118).forEach((row, index) => {
    const word = together[index % 2] as string;
    row.user_id = `user-pair-${index}`;
    row.messages = [{ role: 'user', content: `what does a ${word} adviser cost` }];
  });
  const both = rows[118] as Row;
  both.user_id = 'user-both';
  both.messages = [{ role: 'user', content: `my ${together[0]} and my ${together[1]} adviser` }];
  return rows;
}

let outcome: Outcome;
let published: Map<string, string>;
let home: string;

beforeAll(async () => {
  home = folder();
  const rows = withPair(planted());
  mkdirSync(join(home, secrets.folderName));
  writeRows(join(home, secrets.folderName, `${secrets.fileName}.jsonl`), rows.slice(0, 100));
  writeRows(join(home, secrets.folderName, 'rest.jsonl'), [...rows.slice(100), { [secrets.reject]: secrets.reject }]);
  outcome = await sightline(
    ['insights', 'run', secrets.folderName, '--privacy', 'local', '--embedder', 'tfidf-svd', '--out', 'out'],
    home,
    { SIGHTLINE_CONFIG: '' },
  );
  published = filesUnder(join(home, 'out', 'public'));
});

/** Case, width and invisible characters do not hide a secret from the search. */
function plain(bytes: string): string {
  const text = Buffer.from(bytes, 'latin1').toString('utf8');
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase();
}

describe('a run over planted secrets', () => {
  test('comes to a release with something in it', () => {
    expect(outcome.stderr).not.toContain('sightline:');
    expect(outcome.code).toBe(0);
    const { clusters, named } = JSON.parse(published.get('clusters.json') as string);
    expect(clusters.length).toBeGreaterThan(4);
    // Useful, not only safe: most conversations are in a named cluster all the same.
    expect(named.conversations).toBeGreaterThan(0.7 * 180);
  });

  test.each(Object.entries(secrets))('%s is nowhere', (_, secret) => {
    for (const [name, bytes] of published) {
      expect(plain(bytes), name).not.toContain(secret);
      expect(name).not.toContain(secret);
    }
    const shown = plain(Buffer.from(outcome.stdout + outcome.stderr).toString('latin1'));
    expect(shown).not.toContain(secret);
  });

  test('two common words that one account alone put together are not put together', () => {
    const { clusters } = JSON.parse(published.get('clusters.json') as string) as {
      clusters: { name: string; description: string }[];
    };
    for (const { name, description } of clusters) {
      const text = plain(`${name} ${description}`);
      expect(together.every((word) => text.includes(word))).toBe(false);
    }
  });

  test('every word of a name was used by enough accounts', () => {
    const { clusters } = JSON.parse(published.get('clusters.json') as string) as {
      clusters: { wordSupport: number }[];
    };
    for (const { wordSupport } of clusters) expect(wordSupport).toBeGreaterThanOrEqual(T);
  });

  test('the private side is for its owner alone, and the release passes its own check', async () => {
    const { mode } = (await import('node:fs')).statSync(join(home, 'out', 'private'));
    expect(mode & 0o077).toBe(0);
    const verified = await sightline(['verify', 'out'], home);
    expect(verified.stdout).toContain('passed');
    expect(verified.code).toBe(0);
  });

  test('the private side holds no account as the input names it', () => {
    for (const [name, bytes] of filesUnder(join(home, 'out', 'private'))) {
      expect(bytes.includes(secrets.account), name).toBe(false);
      expect(bytes.includes('user-heavy'), name).toBe(false);
    }
  });
});
