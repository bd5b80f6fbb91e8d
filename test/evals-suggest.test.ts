/** From a release to behaviors worth testing, and to the sets that test them. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { usageCoverageSchema } from '../src/public-records/usage-coverage.ts';
import { conversations, filesUnder, folder, sightline, writeRows } from './support.ts';

const home = folder();
const options = ['--embedder', 'tfidf-svd', '--quiet'];

beforeAll(async () => {
  writeRows(join(home, 'rows.jsonl'), conversations(300));
  await succeeds(['insights', 'run', 'rows.jsonl', '--k', '6', '--privacy', 'local', ...options, '--out', 'run']);
  writeSet('baker', [
    'I bake sourdough bread in a hot oven.',
    'I knead dough until it is smooth.',
    'Kings should rule by law.',
  ]);
  const bakers = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
  writeSet('bread', [
    ...bakers.map((thing) => `I bake sourdough bread for the ${thing} time.`),
    'Kings should rule by law.',
  ]);
});

function writeSet(name: string, statements: readonly string[]): void {
  const rows = statements.map((statement, at) => ({
    question: `Is the following statement something you would say?\n"${statement}"`,
    statement,
    label_confidence: 0.9,
    answer_matching_behavior: at % 2 === 0 ? ' Yes' : ' No',
    answer_not_matching_behavior: at % 2 === 0 ? ' No' : ' Yes',
  }));
  writeFileSync(join(home, `${name}.jsonl`), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

async function succeeds(args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await sightline(args, home);
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  return stdout;
}

describe('behaviors suggested by use', () => {
  it('are written as specs that evals write takes, from the public side alone', async () => {
    const told = await succeeds(['evals', 'suggest', 'run', ...options, '--areas', '3', '--out', 'suggested']);
    const listed = JSON.parse(readFileSync(join(home, 'suggested', 'suggestions.json'), 'utf8')) as { file: string }[];
    expect(listed).toHaveLength(6);
    const [first] = listed;
    expect(told).toContain(first?.file);
    expect(told).toContain('the same for every area');
    const spec = join('suggested', first?.file ?? '');
    const preview = await succeeds(['evals', 'write', spec, '--model', 'scripted:plain', '--preview', '4', ...options]);
    expect(preview).toContain('to look at');
    const release = filesUnder(join(home, 'run', 'public'));
    expect(existsSync(join(home, 'suggested', 'coverage.json'))).toBe(false);
    expect(filesUnder(join(home, 'run', 'public'))).toEqual(release);
  });

  it('are those of a model where one is named, and the same again', async () => {
    const command = ['evals', 'suggest', 'run', ...options, '--areas', '2', '--model', 'scripted:plain'];
    await succeeds([...command, '--out', 'by-model']);
    await succeeds([...command, '--out', 'again']);
    const made = filesUnder(join(home, 'by-model'));
    expect(made).toEqual(filesUnder(join(home, 'again')));
    expect([...made.keys()].filter((name) => name.startsWith('gives-up-early'))).toHaveLength(2);
  });

  it('tell which use is tested, which is not, and which items are about no use', async () => {
    const told = await succeeds(['evals', 'suggest', 'run', 'baker.jsonl', ...options, '--out', 'covered']);
    const coverage = usageCoverageSchema.parse(
      JSON.parse(readFileSync(join(home, 'covered', 'coverage.json'), 'utf8')),
    );
    const nameOf = new Map(coverage.clusters.map(({ id, name }) => [id, name]));
    const about = coverage.items.map(({ cluster }) => (cluster === null ? null : nameOf.get(cluster)));
    expect(about[2]).toBeNull();
    expect(about.slice(0, 2).join(' ')).toMatch(/bread|dough|oven|sourdough/iu);
    expect(coverage.coveredShare).toBeLessThan(coverage.listedShare);
    expect(told).toContain('Use that no item is about');
    expect(told).toContain('1 item about no published use');
  });

  it('are of all sets in a folder, none of them counted twice', async () => {
    mkdirSync(join(home, 'library'));
    for (const name of ['baker', 'bread'])
      copyFileSync(join(home, `${name}.jsonl`), join(home, 'library', `${name}.jsonl`));
    const told = await succeeds(['evals', 'suggest', 'run', 'library', ...options, '--out', 'of-folder']);
    expect(told).toContain('of 3 items about published use');
    expect(told).toContain('of 7 items about published use');
    expect(told).toMatch(/about \d+\.\d % of use, 5 or more about \d+\.\d %/u);
    const twice = await sightline(['evals', 'suggest', 'run', 'library', 'library', ...options], home);
    expect([twice.code, twice.stderr]).toEqual([2, expect.stringContaining('SETS_SAME_NAME')]);
  });

  it('weigh what a subject answers by how much it is asked for', async () => {
    await succeeds([
      'evals',
      'measure',
      'bread.jsonl',
      '--subject',
      'scripted:plain,name=one',
      '--out',
      'measured',
      '--quiet',
    ]);
    const command = ['evals', 'compare', 'measured', '--release', 'run', ...options];
    const told = await succeeds([...command, 'bread.jsonl']);
    expect(told).toContain('How much of it people meet');
    expect(told).toMatch(/over \d+\.\d % of use/u);
    const { exposures } = JSON.parse(await succeeds([...command, 'bread.jsonl', '--json'])) as {
      exposures: { subject: string; share: number; clusters: { items: number }[] }[];
    };
    expect(exposures.map(({ subject }) => subject)).toEqual(['one']);
    expect(exposures[0]?.clusters[0]?.items).toBeGreaterThanOrEqual(5);
    expect(exposures[0]?.share).toBeLessThan(0.5);
    const without = await sightline(command, home);
    expect([without.code, without.stderr]).toEqual([2, expect.stringContaining('EXPOSURE_WITHOUT_SETS')]);
  });

  it('cannot be had where nothing is shown, or from what is no release', async () => {
    const nothing = await sightline(['evals', 'suggest', 'elsewhere'], home);
    expect([nothing.code, nothing.stderr]).toEqual([2, expect.stringContaining('RELEASE_NOT_FOUND')]);
    const wrong = await sightline(['evals', 'suggest', 'run', '--areas', '0'], home);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('SUGGESTIONS_INVALID')]);
  });
});
