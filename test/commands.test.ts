/** The command line as a person meets it: what it says, where it says it, and how it ends. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { conversations, folder, sightline, writeRows } from './support.ts';

const small = ['--privacy', 'local', '--embedder', 'tfidf-svd'];

describe('words that name no command', () => {
  test.each([
    [['insigths', 'run'], 'Did you mean "sightline insights run"?'],
    [['insights', 'rum'], 'Did you mean "sightline insights run"?'],
    [['insights', 'run', '--privcy', 'local'], 'Did you mean --privacy?'],
    [['--vresion'], 'Did you mean "sightline --version"?'],
    [['nothing'], 'All commands: sightline --help'],
  ])('%j', async (words, hint) => {
    const outcome = await sightline(words, folder());
    expect(outcome.stderr).toContain(hint);
    expect(outcome).toMatchObject({ code: 2, stdout: '' });
  });

  test.each([[[]], [['--help']], [['help']], [['insights']], [['insights', '--help']], [['help', 'serve']]])(
    '%j is help',
    async (words) => {
      const outcome = await sightline(words, folder());
      expect(outcome.stdout).toContain('Usage: sightline');
      expect(outcome).toMatchObject({ code: 0, stderr: '' });
    },
  );

  test('the version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8'));
    expect((await sightline(['--version'], folder())).stdout).toBe(`${version}\n`);
  });
});

describe('a run and what may be done with it', () => {
  let home: string;

  beforeAll(async () => {
    home = folder();
    const rows = conversations(120);
    writeRows(join(home, 'rows.jsonl'), [...rows, rows[0], 'no conversation']);
    const outcome = await sightline(['insights', 'run', 'rows.jsonl', ...small, '--out', 'out'], home);
    expect(outcome.code).toBe(0);
    expect(outcome.stdout).toContain('2 rows could not be used: private/rejects.jsonl says why.');
    expect(outcome.stderr).toContain('29 accounts, 2 rows not usable');
  });

  test('with --json the result alone is on standard output', async () => {
    const outcome = await sightline(['insights', 'run', 'rows.jsonl', ...small, '--out', 'out', '--json'], home);
    const result = JSON.parse(outcome.stdout);
    expect(result).toMatchObject({ counts: { conversations: { rejected: 2 } }, usefulness: { conversations: 120 } });
    expect(outcome.stderr).toContain('kept');
  });

  test('another release of it comes with a warning that two can be subtracted; the same one again does not', async () => {
    const again = ['insights', 'release', 'out', '--quiet'];
    const other = await sightline([...again, '--min-accounts', '6'], home);
    expect(other).toMatchObject({ code: 0 });
    expect(other.stderr).toContain('Warning: this run has a release under other thresholds');
    const elsewhere = folder();
    await sightline(['insights', 'run', 'rows.jsonl', ...small, '--out', join(elsewhere, 'out'), '--quiet'], home);
    const same = await sightline(['insights', 'release', join(elsewhere, 'out'), '--quiet'], home);
    expect(same).toMatchObject({ code: 0, stderr: '' });
  });

  test('a configuration names the input, relative to itself', async () => {
    writeFileSync(
      join(home, 'sightline.yaml'),
      'input: { path: rows.jsonl }\nprivacy: local\nembedder: tfidf-svd\nfacets: [turns, meta.plan]\n',
    );
    const below = join(home, 'out');
    const outcome = await sightline(['insights', 'run', '--out', join(home, 'configured'), '--quiet'], below);
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(join(home, 'configured', 'public', 'manifest.json'), 'utf8')).toContain('"meta.plan"');
    const explained = await sightline(['config', '--explain'], below);
    expect(explained.stdout).toMatch(/input\.path +file +"rows\.jsonl"/u);
  });

  test('purging removes the private side and leaves the releases', async () => {
    const outcome = await sightline(['insights', 'purge', 'configured'], home);
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(join(home, 'configured', 'private'))).toBe(false);
    expect((await sightline(['verify', 'configured'], home)).code).toBe(0);
    expect((await sightline(['insights', 'purge', 'configured'], home)).code).toBe(2);
  });
});

test('a run that is stopped says that the same command goes on', async () => {
  const home = folder();
  writeRows(join(home, 'rows.jsonl'), conversations(3000));
  const entry = join(import.meta.dirname, '..', 'src', 'cli', 'main.ts');
  const child = spawn(process.execPath, [entry, 'insights', 'run', 'rows.jsonl', '--out', 'out'], { cwd: home });
  let shown = '';
  child.stderr.on('data', (data) => {
    shown += data;
    if (shown.includes('facets') && !child.killed) child.kill('SIGINT');
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect(shown).toContain('Stopped. The same command goes on from here.');
  expect(code).toBe(130);
});
