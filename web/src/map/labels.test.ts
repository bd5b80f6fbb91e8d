import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MOST_ZOOM } from './camera.ts';
import { type Labelled, placeLabels } from './labels.ts';

const size = { width: 600, height: 400 };
const buttons = { x: 580, y: 340, width: 36, height: 106 };
const part = fc.double({ min: -1, max: 1, noNaN: true });
const some: fc.Arbitrary<Labelled[]> = fc.uniqueArray(
  fc.record({
    id: fc.string({ minLength: 1 }),
    text: fc.string({ maxLength: 60 }),
    x: part,
    y: part,
    reach: fc.double({ min: 0, max: 0.6, noNaN: true }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    hasParts: fc.boolean(),
    isTop: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 60 },
);
const cameras = fc.record({ x: part, y: part, zoom: fc.double({ min: 1, max: MOST_ZOOM, noNaN: true }) });

it('no label is over another, over the buttons or over the edge', () => {
  fc.assert(
    fc.property(some, cameras, (all, camera) => {
      const labels = placeLabels(all, {
        camera,
        size,
        first: '',
        taken: [buttons],
        measure: (text) => 7 * text.length,
      });
      const boxes = [...labels.map((label) => ({ ...label, height: 22 })), buttons];
      for (const [at, one] of boxes.entries()) {
        for (const other of boxes.slice(0, at)) {
          const isApart =
            Math.abs(one.x - other.x) >= (one.width + other.width) / 2 ||
            Math.abs(one.y - other.y) >= (one.height + other.height) / 2;
          expect(isApart).toBe(true);
        }
      }
      for (const { x, y, width } of labels) {
        expect([x - width / 2 >= 0, x + width / 2 <= size.width, y >= 11, y <= size.height - 11]).toEqual([
          true,
          true,
          true,
          true,
        ]);
      }
    }),
  );
});

it('the chosen one is written where it is in view, however small', () => {
  const one = { id: 'a', text: 'A', x: 0, y: 0, reach: 0, share: 0, hasParts: false, isTop: false };
  const options = { camera: { x: 0, y: 0, zoom: 1 }, size, taken: [], measure: () => 10 };
  expect(placeLabels([one], { ...options, first: '' })).toEqual([]);
  expect(placeLabels([one], { ...options, first: 'a' }).map(({ id }) => id)).toEqual(['a']);
});
