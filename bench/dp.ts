/** What is left of a release that is differentially private, by epsilon and by how much there is. */
import { join } from 'node:path';
import { type Usefulness, writeSample } from '../src/index.ts';
import buildPages from '../test/build-pages.ts';
import { folder } from '../test/support.ts';
import { measured } from './harness/child.ts';
import { percent } from './harness/spread.ts';
import type { Task } from './harness/task.ts';

const SIZES = [6_000, 24_000] as const;
const EPSILONS = [1, 4] as const;
const DELTA = '1e-6';

export const dp: Task = {
  name: 'dp',
  summary: 'What a differentially private release shows of the sample, for epsilon 1 and 4.',
  run: async ({ quick, say }) => {
    buildPages();
    const rows: string[][] = [];
    for (const conversations of quick ? [1_000] : SIZES) {
      const home = folder();
      const { conversations: input } = writeSample({ folder: 'data', workingFolder: home, seed: 0, conversations });
      const run = ['insights', 'run', input, '--embedder', 'tfidf-svd', '--out', 'out'];
      rows.push(rowOf(await figuresOf(run, home), 'no noise', 0));
      for (const epsilon of EPSILONS) {
        const release = ['insights', 'release', 'out', '--dp', `${epsilon},${DELTA}`, '--dp-cap', '10,1e-4'];
        const started = performance.now();
        rows.push(rowOf(await figuresOf(release, home), `epsilon ${epsilon}`, (performance.now() - started) / 1000));
        say(`${conversations} conversations, epsilon ${epsilon}: done, in ${join(home, 'out')}`);
      }
    }
    return {
      tables: [{ title: 'Releases of the sample', columns, rows }],
      checks: [],
      notes: [
        `Made-up conversations of \`sightline sample\`, preset internal, delta ${DELTA}. Shares are exact, of all conversations, as only the maker of a release learns them.`,
        'Name leads back: the share of conversations of shown topics that find their own among its neighbours by name and description alone. The fewer topics, the easier.',
        'The first release of a size encodes all requests and words; the second finds them in the cache.',
      ],
    };
  },
};

const columns = ['conversations', 'accounts', 'release', 'in published topics', 'name leads back', 'topics', 'seconds'];

async function figuresOf(words: readonly string[], home: string): Promise<Usefulness> {
  const { stdout } = await measured([...words, '--json', '--quiet'], home);
  return (JSON.parse(stdout) as { usefulness: Usefulness }).usefulness;
}

function rowOf(found: Usefulness, what: string, seconds: number): string[] {
  return [
    String(found.conversations),
    String(found.accounts),
    what,
    percent(found.publishedShare),
    found.nameMatchShare === null ? 'none' : percent(found.nameMatchShare),
    String(found.publishedClusters),
    seconds === 0 ? '' : seconds.toFixed(0),
  ];
}
