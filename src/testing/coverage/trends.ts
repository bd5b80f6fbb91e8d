/** What the trend test calls a trend in worlds where it is known whether there is one. */
import { createRandom, type Random } from '../../core/random.ts';
import { drawNormal } from '../../stats/draw-normal.ts';
import { falseDiscoveryRates } from '../../stats/false-discovery.ts';
import { chanceOf, eitherOf } from '../../stats/trend/chance.ts';
import { curveOver } from '../../stats/trend/curve.ts';

export interface TrendWorld {
  readonly models: number;
  /** Straight change of the rate from the least to the greatest. */
  readonly change: number;
  /** Standard deviation of a model's own rate. */
  readonly scatter: number;
}

/** As evenly spaced as series of models are by the logarithm of their size. */
function pOf(random: Random, { models, change, scatter }: TrendWorld): number {
  const positions = Array.from({ length: models }, (_, model) => model);
  const rates = positions.map((place) => (change * place) / (models - 1) + scatter * drawNormal(random));
  return eitherOf(chanceOf(curveOver(positions), rates, { random, exactUpTo: 720, permutations: 499 }));
}

/** Share of series that are called a trend, 0 to 1. */
export function called(world: TrendWorld, runs: number, seed: string): number {
  const random = createRandom(`${seed}/trend/${world.models}/${world.change}/${world.scatter}`);
  let found = 0;
  for (let run = 0; run < runs; run++) if (pOf(random, world) <= 0.05) found++;
  return found / runs;
}

export interface ManySets {
  readonly sets: number;
  /** Sets of which the rate changes, of those; in the others each model has its own random rate. */
  readonly changing: number;
  readonly models: number;
}

/** Of 150 sets tested at once: mean share of what is called that is false, and share of the changes that are called. */
export function discoveries({ sets, changing, models }: ManySets, runs: number, seed: string) {
  const random = createRandom(`${seed}/discoveries/${sets}/${changing}/${models}`);
  let [falseShare, found] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const ps = Array.from({ length: sets }, (_, set) =>
      pOf(random, { models, change: set < changing ? 0.4 : 0, scatter: 0.05 }),
    );
    const marked = falseDiscoveryRates(ps).map((rate) => rate <= 0.05);
    const wrong = marked.filter((is, set) => is && set >= changing).length;
    const right = marked.filter((is, set) => is && set < changing).length;
    falseShare += wrong / Math.max(1, wrong + right) / runs;
    found += right / Math.max(1, changing) / runs;
  }
  return { falseShare, found };
}
