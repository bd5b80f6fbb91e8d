import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Scene } from './scene.ts';

/** Points that show how many conversations are where. None of them is a conversation: a release places no conversation. */
export interface Dots {
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** By bubble: where its dots begin; last, how many there are. */
  readonly from: Uint32Array;
  /** Conversations that one stands for, about. */
  readonly each: number;
}

const MOST_DOTS = 4000;

/** No dot is further from the centre of its bubble, in reaches: of 2^32 equally likely distances the last. */
export const DOTS_REACH = Math.sqrt(32 * Math.LN2);

/** Drawn around the centre of each cluster, closer where its members are closer to one another. The same release gives the same dots. */
export function dotsOf({ bubbles }: Pick<Scene, 'bubbles'>): Dots {
  const total = bubbles.reduce((sum, { cluster }) => sum + cluster.conversations, 0);
  const each = roundNumberFrom(total / MOST_DOTS);
  const counts = bubbles.map(({ cluster }) => Math.round(cluster.conversations / each));
  const all = counts.reduce((sum, count) => sum + count, 0);
  const dots = { x: new Float32Array(all), y: new Float32Array(all), from: new Uint32Array(bubbles.length + 1), each };
  let at = 0;
  bubbles.forEach(({ cluster, x, y, reach }, position) => {
    const random = xoroshiro128plus(seedOf(cluster.id));
    const next = (): number => (random.next() >>> 0) / 2 ** 32;
    dots.from[position] = at;
    const width = reach * (0.35 + 0.65 * cluster.spread);
    for (let dot = 0; dot < (counts[position] as number); dot++, at++) {
      const distance = width * Math.sqrt(-Math.log(1 - next()));
      const angle = 2 * Math.PI * next();
      dots.x[at] = x + distance * Math.cos(angle);
      dots.y[at] = y + distance * Math.sin(angle);
    }
  });
  dots.from[bubbles.length] = all;
  return dots;
}

/** The first of 1, 2, 5, 10, 20, ... that is not smaller. */
function roundNumberFrom(least: number): number {
  for (let power = 1; ; power *= 10) {
    for (const digit of [1, 2, 5]) if (digit * power >= least) return digit * power;
  }
}

/** FNV-1a. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}
