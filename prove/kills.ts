/** Killed at every named point and at random moments, and run again: the same bytes. */
import type { Task, TaskOptions } from '../bench/harness/task.ts';
import { createRandom } from '../src/core/random.ts';
import { runFaultPoints } from '../src/index.ts';
import buildPages from '../test/build-pages.ts';
import { type Killed, type KillScene, killedAfter, killedAt, killedOver, killScene } from './kill-scene.ts';

const SEEDS = [1, 2, 3];
const PASSES = 8;
const RANDOM_KILLS = 40;
/** Every third run that was killed at random is killed a second and a third time. */
const AGAIN = 3;

interface Tally {
  readonly what: string;
  kills: number;
  readonly problems: string[];
}

export const kills: Task = {
  name: 'kills',
  summary: 'A run killed at every fault point and at random moments, each resumed: the public bytes are the same.',
  run: async (options) => {
    buildPages();
    const tallies: Tally[] = [];
    for (const seed of options.quick ? SEEDS.slice(0, 1) : SEEDS) {
      const scene = await killScene({ seed, count: 120, embedder: 'hybrid' });
      options.say(`seed ${seed}: a run takes ${(scene.milliseconds / 1000).toFixed(1)} s`);
      tallies.push(...(await atPoints(scene, seed, options)), await overFinished(scene, seed));
    }
    tallies.push(await atRandom(options));
    const problems = tallies.flatMap(({ problems: found }) => found);
    return {
      tables: [
        {
          title: 'Kills',
          columns: ['where', 'kills', 'problems'],
          rows: tallies.map((one) => [one.what, String(one.kills), one.problems.join('; ') || 'none']),
        },
      ],
      checks: [
        { what: 'problems', limit: '0', found: String(problems.length), met: problems.length === 0 },
        ...tallies.map(({ what, kills: count }) => ({
          what: `${what}: kills`,
          limit: '>= 1',
          found: String(count),
          met: count > 0,
        })),
      ],
      notes: [
        `120 conversations a seed, encoder and all. Fault points at their 1st to ${PASSES}th pass, as far as they are passed so often.`,
        'After each kill there is no release or a whole one; after the next run the same bytes as of a run that was let through, a finished manifest and no lock.',
      ],
    };
  },
};

async function atPoints(scene: KillScene, seed: number, { quick, say }: TaskOptions): Promise<Tally[]> {
  const tallies: Tally[] = [];
  for (const point of Object.keys(runFaultPoints)) {
    const tally: Tally = { what: `${point}, seed ${seed}`, kills: 0, problems: [] };
    for (let pass = 1; pass <= (quick ? 1 : PASSES); pass++) {
      const result = await killedAt(scene, `${point}:${pass}`);
      add(tally, result, `pass ${pass}`);
      if (!result.killed) break;
    }
    say(`${tally.what}: ${tally.kills} kills, ${tally.problems.length} problems`);
    tallies.push(tally);
  }
  return tallies;
}

async function overFinished(scene: KillScene, seed: number): Promise<Tally> {
  const tally: Tally = { what: `over a finished run, seed ${seed}`, kills: 0, problems: [] };
  for (const point of ['run-created', 'release-staged', 'release-swapped']) {
    add(tally, await killedOver(scene, point), point);
  }
  return tally;
}

async function atRandom({ runs = RANDOM_KILLS, quick, say }: TaskOptions): Promise<Tally> {
  const scene = await killScene({ seed: 4, count: 120, embedder: 'hybrid' });
  const random = createRandom('prove-kills');
  const tally: Tally = { what: 'random moments', kills: 0, problems: [] };
  for (let run = 0; run < (quick ? 2 : runs); run++) {
    const moment = (): number => Math.round(random.next() * scene.milliseconds);
    const times = run % AGAIN === AGAIN - 1 ? [moment(), moment(), moment()] : [moment()];
    add(tally, await killedAfter(scene, times), `after ${times.join(', ')} ms`);
    if (run % 10 === 9) say(`random moments: ${run + 1} runs, ${tally.problems.length} problems`);
  }
  return tally;
}

function add(tally: Tally, { killed, problem }: Killed, where: string): void {
  if (killed) tally.kills++;
  if (problem !== null) tally.problems.push(`${where}: ${problem}`);
}
