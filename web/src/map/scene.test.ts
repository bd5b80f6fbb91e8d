import { describe, expect, it } from 'vitest';
import { sampleRelease } from '../../../src/testing/sample-release.ts';
import { indexRelease } from '../data/release-index.ts';
import { toScreen, wholeMap } from './camera.ts';
import { dotsOf } from './dots.ts';
import { bubbleAt } from './pick.ts';
import { sceneOf } from './scene.ts';

const release = sampleRelease({ seed: 20, tops: 8, basesPerTop: 6 });
const index = indexRelease(release);
const scene = sceneOf(index);
const size = { width: 700, height: 700 };

describe('the scene', () => {
  it('has a bubble for each cluster without parts, its area in proportion to its share', () => {
    expect(scene.bubbles.map(({ cluster }) => cluster.id)).toEqual(index.leaves.map(({ id }) => id));
    const perShare = scene.bubbles.map(({ reach, cluster }) => reach ** 2 / cluster.share);
    for (const ratio of perShare) expect(ratio / (perShare[0] as number)).toBeCloseTo(1, 6);
  });

  it('fills its square and hardly has two bubbles over one another', () => {
    const edges = scene.bubbles.flatMap(({ x, y, reach }) => [x - reach, x + reach, y - reach, y + reach]);
    expect(Math.max(...edges.map(Math.abs))).toBeCloseTo(1, 6);
    const hidden = scene.bubbles.flatMap((one, at) =>
      scene.bubbles.slice(0, at).map((other) => {
        const distance = Math.hypot(one.x - other.x, one.y - other.y);
        return (one.reach + other.reach - distance) / Math.min(one.reach, other.reach);
      }),
    );
    expect(Math.max(...hidden)).toBeLessThan(0.35);
  });

  it('knows of every cluster where it is and which bubbles it is made of', () => {
    for (const { id } of release.clusters.clusters) {
      expect(scene.extents.get(id)).toBeDefined();
      for (const at of scene.members.get(id) ?? []) {
        const { cluster } = scene.bubbles[at] as (typeof scene.bubbles)[number];
        expect([cluster.id, ...index.ancestors(cluster.id).map((above) => above.id)]).toContain(id);
      }
    }
  });

  it('is the same each time', () => {
    expect(sceneOf(index).bubbles).toEqual(scene.bubbles);
  });

  it('is there for one cluster, and for none', () => {
    const [first] = index.leaves;
    const alone = { ...release, clusters: { ...release.clusters, clusters: [{ ...first, parent: null }] } };
    expect(sceneOf(indexRelease(alone as typeof release)).bubbles).toHaveLength(1);
    const none = { ...release, clusters: { ...release.clusters, clusters: [] } };
    expect(sceneOf(indexRelease(none)).bubbles).toEqual([]);
  });
});

describe('what is pointed at', () => {
  it('is the bubble in whose middle the pointer is, and nothing far from all', () => {
    for (const bubble of scene.bubbles) {
      const found = bubbleAt(scene.bubbles, toScreen(bubble, wholeMap, size), wholeMap, size);
      expect(found?.reach).toBeLessThanOrEqual(bubble.reach);
    }
    expect(bubbleAt(scene.bubbles, { x: 1, y: 1 }, wholeMap, size)).toBeUndefined();
  });
});

describe('the dots', () => {
  const dots = dotsOf(scene);

  it('stand for a round number of conversations each, and are the same each time', () => {
    expect(String(dots.each)).toMatch(/^[125]0*$/u);
    const total = index.leaves.reduce((sum, { conversations }) => sum + conversations, 0);
    expect(Math.abs(dots.x.length * dots.each - total) / total).toBeLessThan(0.1);
    expect(dots.x.length).toBeLessThanOrEqual(4500);
    expect(dotsOf(scene)).toEqual(dots);
  });

  it('lie around the middle of their cluster', () => {
    expect(dots.from.at(-1)).toBe(dots.x.length);
    for (let dot = 0; dot < dots.x.length; dot++) {
      const position = dots.from.findLastIndex((first) => first <= dot);
      const bubble = scene.bubbles[position] as (typeof scene.bubbles)[number];
      const distance = Math.hypot((dots.x[dot] as number) - bubble.x, (dots.y[dot] as number) - bubble.y);
      expect(distance).toBeLessThan(6 * bubble.reach);
    }
  });
});
