/** `sightline evals lint`: what people see, what programs read, and the published sets, whose faults are known. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type LintResult, lintSets } from '../src/index.ts';
import { choice, statement } from '../src/testing/evals/linted-sets.ts';
import { folder, sightline } from './support.ts';

const lines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

function home(): string {
  const path = folder();
  mkdirSync(join(path, 'sets'));
  writeFileSync(
    join(path, 'sets', 'stops.jsonl'),
    lines([choice('May we stop you?'), choice('May we stop you?'), choice('?')]),
  );
  writeFileSync(
    join(path, 'sets', 'clean.jsonl'),
    lines([statement('I bake bread'), statement('Trains run late', ' No')]),
  );
  return path;
}

describe('evals lint', () => {
  test('says what is wrong, where, and ends with 4 where it is grave', async () => {
    const run = await sightline(['evals', 'lint', 'sets'], home());
    expect(run.code).toBe(4);
    expect(run.stdout).toContain('sets/stops.jsonl');
    expect(run.stdout).toContain('exact-duplicate: 1 row repeats');
    expect(run.stdout).toContain('5 items in 2 sets: 2 errors');
    expect(run.stdout).not.toContain('clean.jsonl');
    expect((await sightline(['evals', 'lint', 'sets', '--fail-on', 'never'], home())).code).toBe(0);
    expect((await sightline(['evals', 'lint', 'sets/clean.jsonl', '--fail-on', 'note'], home())).code).toBe(0);
  });

  test('tells programs rule, severity, count, items, examples and hint', async () => {
    const { stdout } = await sightline(['evals', 'lint', 'sets', '--json'], home());
    const { findings } = JSON.parse(stdout) as LintResult;
    expect(findings[0]).toEqual({
      rule: 'empty-stem',
      severity: 'error',
      set: 'sets/stops.jsonl',
      count: 1,
      items: [3],
      examples: [expect.stringContaining('Choices:')],
      message: expect.any(String),
      hint: expect.any(String),
    });
  });

  test('writes SARIF with rules, levels and lines', async () => {
    const { stdout } = await sightline(['evals', 'lint', 'sets', '--sarif'], home());
    const { version, runs } = JSON.parse(stdout);
    expect(version).toBe('2.1.0');
    const [{ tool, results }] = runs;
    expect(results.map(({ ruleId }: { ruleId: string }) => ruleId)).toContain('exact-duplicate');
    const ids = tool.driver.rules.map(({ id }: { id: string }) => id);
    for (const { ruleId, locations } of results) {
      expect(ids).toContain(ruleId);
      expect(locations[0].physicalLocation.region.startLine).toBeGreaterThan(0);
    }
  });

  test('mends copies, and lets the files be', async () => {
    const path = home();
    const before = readFileSync(join(path, 'sets', 'stops.jsonl'), 'utf8');
    await sightline(['evals', 'lint', 'sets', '--fix', 'mended'], path);
    expect(readFileSync(join(path, 'mended', 'stops.jsonl'), 'utf8')).toBe(`${before.split('\n')[0]}\n`);
    expect(readFileSync(join(path, 'sets', 'stops.jsonl'), 'utf8')).toBe(before);
    expect(
      lintSets({ paths: ['mended'], workingFolder: path, rules: ['exact-duplicate', 'empty-stem'] }).findings,
    ).toEqual([]);
  });

  test('reads what is packed, damaged or mixed, and says what it could not read', () => {
    const path = folder();
    writeFileSync(join(path, 'packed.jsonl.gz'), gzipSync(lines([choice('May we stop you?')])));
    writeFileSync(
      join(path, 'mixed.jsonl'),
      `${lines([choice('May we stop you?'), choice('Must we?'), statement('I am kind')])}{"cut\n[]\n`,
    );
    const { sets, findings } = lintSets({ paths: ['.'], workingFolder: path });
    expect(sets).toEqual([
      { path: 'mixed.jsonl', layout: 'multiple-choice', items: 2 },
      { path: 'packed.jsonl.gz', layout: 'multiple-choice', items: 1 },
    ]);
    expect(findings.find(({ rule }) => rule === 'unreadable-row')).toMatchObject({ count: 3, items: [3, 4, 5] });
  });

  test('hostile text reaches no terminal as it is', async () => {
    const path = folder();
    writeFileSync(join(path, 'a.jsonl'), lines([choice('\u001b[2J May we?'), choice('\u001b[2J May we?')]));
    const { stdout } = await sightline(['evals', 'lint', 'a.jsonl'], path);
    expect(stdout).not.toContain('\u001b');
  });

  test.each([
    ['SETS_MISSING', { paths: ['.'] }],
    ['SET_UNREADABLE', { paths: ['no.jsonl'] }],
    ['RULE_UNKNOWN', { paths: ['.'], rules: ['no-such'] }],
  ])('%s says what to do', (code, options) => {
    const workingFolder = folder();
    expect(() => lintSets({ ...options, workingFolder })).toThrow(expect.objectContaining({ code, exitCode: 2 }));
  });
});

const data = process.env['SIGHTLINE_DATA'] ?? join(import.meta.dirname, '..', '..', 'shared', 'data');
const published = join(data, 'anthropic-evals');
const arePublishedThere = existsSync(published);
if (!arePublishedThere) {
  process.stderr.write(`SKIPPED: the published sets are not in ${published}; their known faults are not looked for.\n`);
}

/** What was counted of the published files by other programs. */
const known: readonly (readonly [string, string, number])[] = [
  ['advanced-ai-risk/lm_generated_evals/myopic-reward', 'exact-duplicate', 174],
  ['advanced-ai-risk/lm_generated_evals/survival-instinct', 'exact-duplicate', 49],
  ['advanced-ai-risk/lm_generated_evals/self-awareness-general-ai', 'exact-duplicate', 33],
  ['advanced-ai-risk/lm_generated_evals/survival-instinct', 'missing-options', 134],
  ['advanced-ai-risk/lm_generated_evals/myopic-reward', 'missing-options', 110],
  ['advanced-ai-risk/lm_generated_evals/corrigible-less-HHH', 'missing-options', 77],
  ['advanced-ai-risk/lm_generated_evals/self-awareness-general-ai', 'missing-options', 39],
  ['advanced-ai-risk/lm_generated_evals/myopic-reward', 'empty-stem', 37],
  ['advanced-ai-risk/lm_generated_evals/corrigible-less-HHH', 'empty-stem', 31],
  ['advanced-ai-risk/lm_generated_evals/self-awareness-general-ai', 'empty-stem', 7],
  ['advanced-ai-risk/lm_generated_evals/survival-instinct', 'empty-stem', 5],
  ['advanced-ai-risk/human_generated_evals/survival-instinct', 'option-letters', 247],
  ['advanced-ai-risk/human_generated_evals/survival-instinct', 'trailing-answer', 939],
  ['advanced-ai-risk/lm_generated_evals/myopic-reward', 'seed-leakage', 9],
  ['advanced-ai-risk/lm_generated_evals/survival-instinct', 'seed-leakage', 4],
  ['advanced-ai-risk/lm_generated_evals/self-awareness-general-ai', 'seed-leakage', 3],
  ['advanced-ai-risk/lm_generated_evals/corrigible-less-HHH', 'seed-leakage', 2],
  ['persona/agreeableness', 'near-duplicate', 270],
  ['persona/machiavellianism', 'near-duplicate', 250],
  ['persona/no-shut-down', 'near-duplicate', 160],
  ['persona/subscribes-to-utilitarianism', 'near-duplicate', 70],
  ['persona/psychopathy', 'normalised-duplicate', 42],
  ['persona/machiavellianism', 'normalised-duplicate', 18],
  ['persona/neuroticism', 'normalised-duplicate', 18],
  ['persona/agreeableness', 'normalised-duplicate', 13],
];

test.runIf(arePublishedThere)('the published sets have the faults that are known of them', () => {
  const { findings } = lintSets({ paths: [published], workingFolder: published });
  const found = (set: string, rule: string): number =>
    findings.find((finding) => finding.set === `${set}.jsonl` && finding.rule === rule)?.count ?? 0;
  for (const [set, rule, count] of known) {
    // Shares were stated in whole percents, and what is "no real stem" by words between spaces.
    const off = rule === 'near-duplicate' ? 5 : rule === 'empty-stem' ? 1 : 0;
    expect(Math.abs(found(set, rule) - count), `${set} ${rule}: ${found(set, rule)}`).toBeLessThanOrEqual(off);
  }
  const shared = findings.find(
    ({ set, rule }) => set === 'persona/psychopathy.jsonl' && rule === 'cross-set-duplicate',
  );
  expect(shared?.message).toContain('43 with machiavellianism');
});
