/** Runs of many calls, killed again and again: nothing that was answered is asked again, nothing is lost. */
import type { Task } from '../../bench/harness/task.ts';
import { type LedgerResult, ledgerScene } from './ledger-scene.ts';

const CALLS = 2000;
/** Runs of 2,000 calls, and how often each is killed. */
const RUNS = 10;
const KILLS_A_RUN = 10;

export const ledgerProof: Task = {
  name: 'ledger',
  summary:
    'Runs of 2,000 calls to a model, killed 100 times: the same bytes, and no call is made again that was committed.',
  run: async ({ runs = RUNS, quick, say }) => {
    const rows: (LedgerResult & { name: string })[] = [];
    const calls = quick ? 300 : CALLS;
    const kills = quick ? 3 : KILLS_A_RUN;
    const add = async (name: string, seed: number, random: boolean): Promise<void> => {
      const result = await ledgerScene({ calls, kills, random, seed });
      say(`${name}: ${result.kills} kills, ${result.repeats} repeats, ${result.problems.length} problems`);
      rows.push({ name, ...result });
    };
    for (let run = 0; run < (quick ? 1 : runs); run++) await add(`pure function, seed ${run}`, run, false);
    for (let run = 0; run < (quick ? 1 : 2); run++) await add(`at random, seed ${run}`, 100 + run, true);
    const sum = (of: (row: LedgerResult) => number): number => rows.reduce((total, row) => total + of(row), 0);
    const problems = rows.flatMap(({ problems: found }) => found);
    const excess = rows.filter(({ repeats, kills: made, mostUnderWay }) => repeats > made * mostUnderWay);
    return {
      tables: [
        {
          title: 'Runs',
          columns: [
            'answers',
            'kills',
            'between reply and commit',
            'asked again',
            'most under way at a kill',
            'problems',
          ],
          rows: rows.map((row) => [
            row.name,
            String(row.kills),
            String(row.betweenReplyAndCommit),
            String(row.repeats),
            String(row.mostUnderWay),
            row.problems.join('; ') || 'none',
          ]),
        },
      ],
      checks: [
        {
          what: 'kills',
          limit: `>= ${quick ? 3 : 100}`,
          found: String(sum((row) => row.kills)),
          met: sum((row) => row.kills) >= (quick ? 3 : 100),
        },
        {
          what: 'kills between a reply and its commit',
          limit: `>= ${quick ? 1 : 20}`,
          found: String(sum((row) => row.betweenReplyAndCommit)),
          met: sum((row) => row.betweenReplyAndCommit) >= (quick ? 1 : 20),
        },
        { what: 'problems', limit: '0', found: String(problems.length), met: problems.length === 0 },
        {
          what: 'runs that asked more calls again than were under way',
          limit: '0',
          found: String(excess.length),
          met: excess.length === 0,
        },
      ],
      notes: [
        `Each run is ${calls} different calls to a server on loopback that takes 15 ms, killed ${kills} times and then let through. A third of the kills are at a fault point after a reply has come and before it is committed, the others at random moments.`,
        'A run is compared to the byte with one that nobody disturbed, where the server answers the same to the same; and always with its own replay, during which nothing may be asked.',
      ],
    };
  },
};
