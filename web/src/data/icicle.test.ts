import { describe, expect, it } from 'vitest';
import { sampleRelease } from '../../../src/testing/sample-release.ts';
import { icicleAction, icicleOf } from './icicle.ts';
import { indexRelease } from './release-index.ts';

const index = indexRelease(sampleRelease({ seed: 1, tops: 3, basesPerTop: 4 }));
const [first, second] = index.tops;
const draw = (chosen: string, leastHeight = 0, shown: ReadonlySet<string> | null = null) =>
  icicleOf(index, { chosen, leastHeight, shown });

describe('icicleOf', () => {
  it('draws two levels from the top, heights in proportion, parts within their parent', () => {
    const { root, boxes } = draw('');
    expect(root).toBeNull();
    expect(boxes).toHaveLength(15);
    for (const box of boxes) {
      expect(box.height).toBeCloseTo(box.cluster.conversations / index.release.clusters.total.conversations);
      const parent = boxes.find(({ cluster }) => cluster.id === box.parent);
      if (parent === undefined) continue;
      expect(box.top).toBeGreaterThanOrEqual(parent.top - 1e-9);
      expect(box.top + box.height).toBeLessThanOrEqual(parent.top + parent.height + 1e-9);
    }
  });

  it('opens what is chosen, or what it is a part of', () => {
    const leaf = index.children(second!.id)[1]!;
    for (const chosen of [second!.id, leaf.id]) {
      const { root, boxes } = draw(chosen);
      expect(root?.id).toBe(second!.id);
      expect(boxes[0]).toMatchObject({ column: 0, height: 1, depth: 1, position: 2, siblings: 3, expanded: true });
      expect(boxes[1]).toMatchObject({ column: 1, depth: 2, position: 1, siblings: 4, expanded: null });
    }
    expect(draw('unknown').root).toBeNull();
  });

  it('says how many are too small, and leaves room for what is not published', () => {
    const { boxes, gaps } = draw('', 0.08);
    for (const { height } of boxes) expect(height).toBeGreaterThanOrEqual(0.08);
    expect(boxes.length + gaps.reduce((sum, gap) => sum + gap.clusters, 0)).toBe(15);
    const total = (column: number) =>
      [...boxes, ...gaps].filter((one) => one.column === column).reduce((sum, one) => sum + one.height, 0);
    expect(total(1)).toBeCloseTo(1);
  });

  it('keeps to what is asked for', () => {
    const [child] = index.children(first!.id);
    const { boxes } = draw('', 0, new Set([first!.id, child!.id]));
    expect(boxes.map(({ cluster }) => cluster.id)).toEqual([first!.id, child!.id]);
    expect(boxes[1]).toMatchObject({ position: 1, siblings: 1 });
  });

  it('ends on a circle', () => {
    const broken = structuredClone(index.release);
    const [one, other] = broken.clusters.clusters;
    [one!.parent, other!.parent] = [other!.id, one!.id];
    expect(icicleOf(indexRelease(broken), { chosen: one!.id, leastHeight: 0, shown: null }).boxes.length).toBeLessThan(
      20,
    );
  });
});

describe('icicleAction', () => {
  const { boxes } = draw('');
  const [child, next] = index.children(first!.id).map(({ id }) => id) as [string, string];
  it.each([
    ['ArrowDown', first!.id, { kind: 'focus', id: second!.id }],
    ['ArrowUp', first!.id, null],
    ['ArrowRight', first!.id, { kind: 'focus', id: child }],
    ['ArrowLeft', child, { kind: 'focus', id: first!.id }],
    ['ArrowLeft', first!.id, { kind: 'up' }],
    ['ArrowDown', child, { kind: 'focus', id: next }],
    ['ArrowRight', child, null],
    ['End', first!.id, { kind: 'focus', id: index.tops[2]!.id }],
    ['Enter', child, { kind: 'choose', id: child }],
    ['x', child, null],
    ['Enter', 'unknown', null],
  ])('%s on %s', (key, id, action) => {
    expect(icicleAction(key, boxes, id)).toEqual(action);
  });

  it('leads back up from what is opened', () => {
    const opened = draw(first!.id).boxes;
    expect(icicleAction('Enter', opened, first!.id)).toEqual({ kind: 'up' });
    expect(icicleAction('ArrowLeft', opened, child)).toEqual({ kind: 'focus', id: first!.id });
    expect(icicleAction('ArrowLeft', opened, first!.id)).toEqual({ kind: 'up' });
  });
});
