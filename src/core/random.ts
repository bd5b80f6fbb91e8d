import { createHash } from 'node:crypto';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** A seeded source of randomness. The same seed gives the same sequence on every machine. */
export interface Random {
  /** Uniform in [0, 1) with 32 bits of resolution. */
  next(): number;
  /** Uniform integer in [0, bound). `bound` >= 1. */
  integer(bound: number): number;
  /** An independent source named `label`: what one part draws never shifts what another gets. */
  fork(label: string): Random;
}

export function createRandom(seed: number | string): Random {
  const digest = createHash('sha256').update(`sightline-random:${seed}`).digest();
  const state = [0, 4, 8, 12].map((offset) => digest.readInt32LE(offset));
  const generator = xoroshiro128plusFromState(state);
  const next = () => (generator.next() >>> 0) / 4_294_967_296;
  return {
    next,
    integer: (bound) => Math.floor(next() * bound),
    fork: (label) => createRandom(`${seed}/${label}`),
  };
}

/** A shuffled copy (Fisher-Yates). */
export function shuffled<Element>(random: Random, elements: readonly Element[]): Element[] {
  const copy = [...elements];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = random.integer(last + 1);
    const held = copy[last] as Element;
    copy[last] = copy[other] as Element;
    copy[other] = held;
  }
  return copy;
}

/** One of `elements`, which are not empty. */
export function pick<Element>(random: Random, elements: readonly Element[]): Element {
  return elements[random.integer(elements.length)] as Element;
}
