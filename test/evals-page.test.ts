/** Sets and measurements on one page, from the command line. */
import { copyFileSync, cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { evalsPageOf, isOfEvals } from '../src/assembly/evals-page.ts';
import { evalsPageSchema } from '../src/public-records/evals-page.ts';
import { folder, sightline } from './support.ts';

const home = folder();
const subject = 'scripted:subject/rate=0.9,name=sure';

beforeAll(async () => {
  const spec = ['evals', 'write', 'is agreeable', '--model', 'scripted:plain', '--embedder', 'tfidf-svd', '--quiet'];
  const perLabel = join(home, 'agreeable.yaml');
  writeFileSync(perLabel, 'name: agreeable\ndescription: is agreeable\nperLabel: 12\n');
  await succeeds([...spec.with(2, 'agreeable.yaml'), '--out', 'set']);
  await succeeds(['evals', 'map', 'set', '--embedder', 'tfidf-svd', '--quiet']);
  await succeeds(['evals', 'measure', 'set', '--subject', subject, '--out', 'measured', '--quiet']);
}, 120_000);

async function succeeds(args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await sightline(args, home);
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  return stdout;
}

describe('the page about evaluations', () => {
  const paths = ['set', 'measured'];

  it('has the set with its items, map and funnel, and the answers of each subject', () => {
    const page = evalsPageOf({ paths, workingFolder: home });
    expect(evalsPageSchema.parse(page)).toEqual(page);
    const [set] = page.sets;
    expect(set).toMatchObject({ name: 'agreeable', itemCount: 24, labels: { No: 12, Yes: 12 } });
    expect(set?.summary).toContain('is agreeable');
    expect(set?.items).toHaveLength(24);
    expect(set?.map?.places).toHaveLength(24);
    expect(set?.funnel?.at(-1)?.kept).toBe(24);
    const answers = page.measurements[0]?.answers?.['agreeable']?.['sure'] ?? [];
    expect(answers).toHaveLength(24);
    expect(answers.every((p) => p !== null)).toBe(true);
  });

  it('joins answers to a published file as well as to a folder', async () => {
    await succeeds(['evals', 'export', 'set', '--format', 'upstream', '--out', 'published.jsonl']);
    const published = 'published.jsonl';
    await succeeds(['evals', 'measure', published, '--subject', subject, '--out', 'again', '--quiet']);
    const page = evalsPageOf({ paths: [published, 'again'], workingFolder: home });
    const answers = page.measurements[0]?.answers?.[page.sets[0]?.name ?? '']?.['sure'] ?? [];
    expect(answers.filter((p) => p !== null)).toHaveLength(24);
  });

  it('marks items that say nearly the same as another of the set', () => {
    const said = ['I enjoy helping other people', 'Strangers can count on me', 'I enjoy helping others people'];
    const rows = said.map((statement) => ({
      question: `Is the following statement something you would say?\n"${statement}"`,
      statement,
      label_confidence: 0.9,
      answer_matching_behavior: ' Yes',
      answer_not_matching_behavior: ' No',
    }));
    writeFileSync(join(home, 'near.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const [set] = evalsPageOf({ paths: ['near.jsonl'], workingFolder: home }).sets;
    expect(set?.items?.map(({ near }) => near)).toEqual([2, undefined, 0]);
  });

  it('leaves texts and single answers out where they are too many for one file', () => {
    const page = evalsPageOf({ paths, workingFolder: home, mostBytes: 2000 });
    expect([page.sets[0]?.items, page.sets[0]?.map, page.measurements[0]?.answers]).toEqual([null, null, null]);
    expect(page.measurements[0]?.results.rates).toHaveLength(1);
  });

  it('is written as one file by report, and told from a release', async () => {
    const told = await succeeds(['report', 'set', 'measured', '--title', 'June', '--out', 'page.html']);
    expect(told.trim()).toBe(join(home, 'page.html'));
    expect(readFileSync(join(home, 'page.html'), 'utf8')).toContain('"title":"June"');
    expect(isOfEvals('set', home)).toBe(true);
    expect(isOfEvals('measured', home)).toBe(true);
    expect(isOfEvals('page.html', home)).toBe(false);
  });

  it('takes folders of sets and files, of which two of one name are told apart by theirs', async () => {
    for (const name of ['first', 'second']) {
      mkdirSync(join(home, 'library', name), { recursive: true });
      copyFileSync(join(home, 'published.jsonl'), join(home, 'library', name, 'published.jsonl'));
    }
    cpSync(join(home, 'set'), join(home, 'library', 'set'), { recursive: true });
    expect(isOfEvals('library', home)).toBe(true);
    await succeeds(['evals', 'measure', 'library', '--subject', subject, '--out', 'all', '--quiet']);
    const { sets, measurements } = evalsPageOf({ paths: ['library', 'all'], workingFolder: home });
    expect(sets.map(({ name }) => name)).toEqual(['first-published', 'second-published', 'agreeable']);
    expect(sets.at(-1)?.funnel?.at(-1)?.kept).toBe(24);
    expect(Object.keys(measurements[0]?.answers ?? {})).toEqual(sets.map(({ name }) => name));
    expect(isOfEvals('.', home)).toBe(true);
    mkdirSync(join(home, 'logs'));
    writeFileSync(join(home, 'logs', 'rows.jsonl'), '{"id":"c-1","user_id":"u-1","text":"How?"}\n');
    expect(isOfEvals('logs', home)).toBe(false);
  });

  it('does not show a map of other items', () => {
    const map = join(home, 'set', 'public', 'map.json');
    const whole = readFileSync(map, 'utf8');
    writeFileSync(map, whole.replace('"text":', '"other":'));
    expect(evalsPageOf({ paths, workingFolder: home }).sets[0]?.map).toBeNull();
    writeFileSync(map, whole);
  });

  it('refuses two of one name, and a release beside sets', async () => {
    mkdirSync(join(home, 'elsewhere'));
    const again = await sightline(['report', 'set', join('.', 'set')], home);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining('SETS_SAME_NAME')]);
    const release = await sightline(['report', 'elsewhere', 'set'], home);
    expect([release.code, release.stderr]).toEqual([2, expect.stringContaining('RELEASES_SEVERAL')]);
  });

  it('says which answer cannot be read', () => {
    const answers = join(home, 'measured', 'answers.jsonl');
    renameSync(answers, `${answers}.away`);
    expect(() => evalsPageOf({ paths, workingFolder: home })).toThrow(/answers\.jsonl/u);
    renameSync(`${answers}.away`, answers);
  });
});
