/** Secrets planted at random, many times over: none may be seen, and most conversations must be all the same. */
import { spread } from '../../bench/harness/spread.ts';
import type { Task } from '../../bench/harness/task.ts';
import { percent } from '../../src/core/figures.ts';
import buildPages from '../../test/build-pages.ts';
import { type SecretsRun, secretsRun } from './one-run.ts';
import { plantings } from './plantings.ts';

const RUNS = 200;
const LEAST_MEAN_SHARE = 0.7;

export const secrets: Task = {
  name: 'secrets',
  summary:
    'Secrets planted at random in conversations, labels, fields and names: nothing public and no output shows one.',
  run: async ({ runs = RUNS, quick, say }) => {
    buildPages();
    const found: SecretsRun[] = [];
    for (let seed = 1; seed <= (quick ? 5 : runs); seed++) {
      const run = await secretsRun(seed);
      for (const leak of run.leaks) say(`seed ${seed}: ${leak}`);
      found.push(run);
      if (seed % 20 === 0) say(`${seed} runs`);
    }
    const leaks = found.flatMap((run) => run.leaks);
    const shares = found.map(({ share }) => share);
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    const common = found.filter(({ commonWordShown }) => commonWordShown).length / found.length;
    return {
      tables: [{ title: 'Plantings', columns: ['planted', 'times', 'seen'], rows: rowsOf(found) }],
      checks: [
        { what: 'secrets seen', limit: '0', found: String(leaks.length), met: leaks.length === 0 },
        {
          what: 'share of conversations in named clusters, mean',
          limit: `>= ${percent(LEAST_MEAN_SHARE)}`,
          found: percent(mean),
          met: mean >= LEAST_MEAN_SHARE,
        },
        {
          what: 'runs that show the word many accounts use',
          limit: '>= 90 %',
          found: percent(common),
          met: common >= 0.9,
        },
      ],
      notes: [
        `${found.length} runs over 240 conversations, preset local, embedder tfidf-svd. Looked through: every byte of public/, standard output and standard error, whatever the case, width or invisible characters.`,
        `Share of conversations in named clusters: mean ${percent(mean)}, median ${spread(shares, 3)}.`,
      ],
    };
  },
};

function rowsOf(found: readonly SecretsRun[]): string[][] {
  const leaks = found.flatMap((run) => run.leaks);
  const row = (name: string, times: number): string[] => [
    name,
    String(times),
    String(leaks.filter((leak) => leak.startsWith(`${name}: `)).length),
  ];
  return [
    ...plantings.map(({ name }) => row(name, found.filter(({ planted }) => planted.includes(name)).length)),
    row('a pair of words', found.length),
    row('verify', found.length),
  ];
}
