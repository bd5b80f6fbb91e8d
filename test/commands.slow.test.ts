/** The command line as a person meets it: what it says, where it says it, and how it ends. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
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

test.each([
  [['nothing.jsonl'], 'INPUT_NOT_FOUND'],
  [['rows.jsonl', '--embedder', 'nothing'], 'EMBEDDER_UNKNOWN'],
  [['rows.jsonl', '--format', 'nothing'], 'FORMAT_UNKNOWN'],
  [['rows.jsonl', '--analyst', 'model', '--out', 'out'], 'MODEL_MISSING'],
])('a mistyped run leaves nothing behind: %j', async (words, code) => {
  const home = folder();
  writeRows(join(home, 'rows.jsonl'), conversations(10));
  const outcome = await sightline(['insights', 'run', ...words], home);
  expect(outcome.stderr).toContain(`[${code}]`);
  expect([outcome.code, readdirSync(home)]).toEqual([2, ['rows.jsonl']]);
});

describe('a run and what may be done with it', () => {
  let home: string;

  beforeAll(async () => {
    home = folder();
    const rows = conversations(120);
    writeRows(join(home, 'rows.jsonl'), [...rows, rows[0], 'no conversation']);
    const outcome = await sightline(['insights', 'run', 'rows.jsonl', ...small, '--out', 'out'], home);
    expect(outcome.code).toBe(0);
    expect(outcome.stdout).toContain('Of 122 rows 120 are in conversations, 1 says nothing new, 1 could not be used.');
    expect(outcome.stderr).toContain('29 accounts, 1 row said again, 1 row not usable');
  });

  test('with --json the result alone is on standard output', async () => {
    const outcome = await sightline(['insights', 'run', 'rows.jsonl', ...small, '--out', 'out', '--json'], home);
    const result = JSON.parse(outcome.stdout);
    expect(result).toMatchObject({
      counts: { conversations: { duplicates: 1, rejected: 1 } },
      usefulness: { conversations: 120 },
    });
    expect(outcome.stderr).toContain('kept');
  });

  test('another release of it is made safe beside the first; beside one of which nothing is known it comes with a warning', async () => {
    const again = ['insights', 'release', 'out', '--quiet'];
    const other = await sightline([...again, '--min-accounts', '6'], home);
    expect(other).toMatchObject({ code: 0, stderr: '' });
    rmSync(join(home, 'out', 'private', 'releases'), { recursive: true });
    const unknown = await sightline([...again, '--min-accounts', '7'], home);
    expect(unknown).toMatchObject({ code: 0 });
    expect(unknown.stderr).toContain('Warning: this run has a release with noise, or one of an earlier version');
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

  test('a run without --out is the most recent one of the workspace, and has a name there', async () => {
    const own = folder();
    writeRows(join(own, 'rows.jsonl'), conversations(120));
    const outcome = await sightline(['insights', 'run', 'rows.jsonl', ...small, '--quiet', '--json'], own);
    const run: string = JSON.parse(outcome.stdout).run;
    const name = run.split(sep).at(-1) as string;
    expect(run).toBe(join(own, '.sightline', 'runs', name));
    const outcomes = await Promise.all([
      sightline(['verify'], own),
      sightline(['verify', name], own),
      sightline(['insights', 'release', name, '--quiet'], own),
    ]);
    expect(outcomes.map(({ code, stderr }) => [code, stderr])).toEqual(outcomes.map(() => [0, '']));
    expect((await sightline(['insights', 'purge', name], own)).stdout).toBe(`Removed ${join(run, 'private')}\n`);
  });

  test('purging removes the private side and leaves the releases', async () => {
    const outcome = await sightline(['insights', 'purge', 'configured'], home);
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(join(home, 'configured', 'private'))).toBe(false);
    expect((await sightline(['verify', 'configured'], home)).code).toBe(0);
    expect((await sightline(['insights', 'purge', 'configured'], home)).code).toBe(2);
  });
});

describe('before a run', () => {
  const home = folder();
  const rows = conversations(60).map((row, index) => ({
    ...row,
    note: `zyxnote ${index}`,
    scores: { quality: index / 60 },
    ...(index === 7 && { 'zyxfield@example.org': 1 }),
  }));
  writeRows(join(home, 'rows.jsonl'), [...rows, 'zyxreject', { messages: [] }]);

  test('a preview says what would be read and nothing that anybody wrote', async () => {
    const { stdout, stderr, code } = await sightline(['insights', 'preview', 'rows.jsonl'], home);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/rows +62, of which 60 can be used\nnot usable +not-a-conversation 2\n/u);
    expect(stdout).toMatch(/times +2026-03-01 to 2026-03-03\nlanguages +English/u);
    expect(stdout).toMatch(/100 % {2}meta\.plan +2\n/u);
    expect(stdout).toMatch(/100 % {2}scores\.quality +60 numbers\n/u);
    expect(stdout).toContain('and 1 that few rows have');
    expect(stdout).not.toContain('zyx');
    expect(existsSync(join(home, '.sightline'))).toBe(false);
    const json = await sightline(['insights', 'preview', 'rows.jsonl', '--json', '--rows', '10'], home);
    expect(json.stdout).not.toContain('zyx');
    expect(JSON.parse(json.stdout)).toMatchObject({ rows: 10, usable: 10, formats: { simple: 10 } });
  });

  test('a preview of rows without accounts says so; one of no usable row fails', async () => {
    writeRows(
      join(home, 'without.jsonl'),
      rows.map(({ user_id: _, ...row }) => row),
    );
    const { stdout } = await sightline(['insights', 'preview', 'without.jsonl'], home);
    expect(stdout).toContain('none: name the field with --account-field');
    writeFileSync(join(home, 'nothing.jsonl'), 'zyx\n');
    const failed = await sightline(['insights', 'preview', 'nothing.jsonl'], home);
    expect(failed).toMatchObject({ code: 2, stdout: '' });
    expect(failed.stderr).toContain('[INPUT_UNUSABLE]');
  });

  test('init writes a configuration that runs, with the fields of the input to choose from', async () => {
    const { stdout, stderr, code } = await sightline(['init', 'rows.jsonl'], home);
    const path = join(home, 'sightline.yaml');
    expect([code, stdout]).toEqual([0, `${path}\n`]);
    expect(stderr).toContain('Looked at 62 rows: 60 conversations');
    const written = readFileSync(path, 'utf8');
    expect(written).toContain('\ninput:\n');
    expect(written).toContain('\n  path: rows.jsonl\n');
    expect(written).toContain('#   - meta.plan\n#   - field: scores.quality\n#     kind: number\n');
    expect(written).not.toContain('zyx');
    const run = await sightline(['insights', 'run', ...small, '--out', 'out', '--quiet'], home);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    writeFileSync(path, written.replace('# facets:\n', 'facets:\n').replace(/^#( +(?:- |kind))/gmu, '$1'));
    expect((await sightline(['config', '--json'], home)).stdout).toContain('"scores.quality"');
    expect(await sightline(['init'], home)).toMatchObject({ code: 2, stdout: '' });
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
