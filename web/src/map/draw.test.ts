import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Camera, toScreen } from './camera.ts';
import type { Dots } from './dots.ts';
import { type Chosen, drawingOf, drawMap, drawQuickly, seenIn } from './draw.ts';
import type { Bubble } from './scene.ts';

const size = { width: 400, height: 300 };
/** Small ones, which are drawn as squares: a circle needs a browser. */
const bubbles = Array.from({ length: 60 }, (_, at): Bubble => {
  const [x, y] = [Math.cos(2.4 * at) * (at / 60), Math.sin(2.4 * at) * (at / 60)];
  return { x, y, reach: 0.0001, cluster: { id: `c${at}` } as Bubble['cluster'] };
});
const colorOf = ({ cluster }: Bubble): string => `hue ${Number(cluster.id.slice(1)) % 3}`;
/** One in the middle of each bubble. */
const dots: Dots = {
  x: Float32Array.from(bubbles, ({ x }) => x),
  y: Float32Array.from(bubbles, ({ y }) => y),
  from: Uint32Array.from({ length: 61 }, (_, at) => at),
  each: 1,
};
const drawing = drawingOf({ bubbles }, dots, colorOf);

interface Drawn {
  readonly x: number;
  readonly y: number;
  readonly color: string;
  readonly alpha: number;
}

/** What a drawing puts onto a canvas: squares by their middles, and where pictures go. */
function recorded(draw: (context: CanvasRenderingContext2D) => void): { squares: Drawn[]; pictures: number[][] } {
  const squares: Drawn[] = [];
  const pictures: number[][] = [];
  const context = {
    fillStyle: '',
    globalAlpha: 1,
    clearRect: () => {},
    fillRect: (x: number, y: number, width: number, height: number) =>
      squares.push({ x: x + width / 2, y: y + height / 2, color: context.fillStyle, alpha: context.globalAlpha }),
    drawImage: (_: unknown, ...place: number[]) => pictures.push(place),
  };
  draw(context as unknown as CanvasRenderingContext2D);
  return { squares, pictures };
}

const cameras = fc.record<Camera>({
  x: fc.double({ min: -1, max: 1, noNaN: true }),
  y: fc.double({ min: -1, max: 1, noNaN: true }),
  zoom: fc.double({ min: 1, max: 64, noNaN: true }),
});

/** @param margin around the view, in pixels */
function isWithin({ x, y }: { x: number; y: number }, margin: number): boolean {
  return x > -margin && y > -margin && x < size.width + margin && y < size.height + margin;
}

describe('the drawing', () => {
  it('has every bubble and dot that is in view where it is, in its colour, and no other', () => {
    fc.assert(
      fc.property(cameras, (camera) => {
        const places = bubbles.map((bubble) => ({ ...toScreen(bubble, camera, size), color: colorOf(bubble) }));
        const { squares } = recorded((context) => drawMap(context, drawing, { camera, size }, null));
        const at = (place: (typeof places)[number]) =>
          squares.filter(({ x, y, color }) => Math.hypot(place.x - x, place.y - y) < 0.01 && place.color === color);
        // A bubble and its dot; at the edge both may be cut off.
        for (const place of places) {
          if (isWithin(place, 0)) expect(at(place)).toHaveLength(2);
          if (!isWithin(place, 4)) expect(at(place)).toEqual([]);
        }
        const seen = seenIn(drawing, { camera, size });
        expect(seen).toBeGreaterThanOrEqual(places.filter((place) => isWithin(place, 0)).length);
        expect(seen).toBeLessThanOrEqual(places.filter((place) => isWithin(place, 4)).length);
      }),
    );
  });

  it('has what stands back first, and fainter', () => {
    const chosen: Chosen = Uint8Array.from(bubbles, (_, at) => (at === 7 ? 1 : 0));
    const camera = { x: 0, y: 0, zoom: 1 };
    const { squares } = recorded((context) => drawMap(context, drawing, { camera, size }, chosen));
    const strengths = [...new Set(squares.map(({ alpha }) => alpha))];
    expect(strengths).toEqual([0.2, 0.68, 0.18, 0.85]);
    expect(squares.filter(({ alpha }) => alpha === 0.68)).toHaveLength(1);
  });
});

describe('the drawing in a hurry', () => {
  it('lays the picture of the whole map where the whole map is', () => {
    fc.assert(
      fc.property(cameras, (camera) => {
        const { pictures, squares } = recorded((context) =>
          drawQuickly(context, drawing, { camera, size }, null, { image: {} as CanvasImageSource }),
        );
        const [from, to] = [toScreen({ x: -1.1, y: 1.1 }, camera, size), toScreen({ x: 1.1, y: -1.1 }, camera, size)];
        const [x = 0, y = 0, width = 0, height = 0] = pictures[0] ?? [];
        const off = [x - from.x, y - from.y, x + width - to.x, y + height - to.y].map(Math.abs);
        expect(Math.max(...off)).toBeLessThan(1e-6 * camera.zoom * size.width);
        expect(squares).toEqual([]);
      }),
    );
  });

  it('has what is chosen as it is drawn otherwise', () => {
    const chosen: Chosen = Uint8Array.from(bubbles, (_, at) => (at % 9 === 0 ? 1 : 0));
    const view = { camera: { x: 0, y: 0, zoom: 1 }, size };
    const whole = recorded((context) => drawMap(context, drawing, view, chosen)).squares;
    const quick = recorded((context) =>
      drawQuickly(context, drawing, view, chosen, { image: {} as CanvasImageSource }),
    ).squares;
    expect(quick).toEqual(whole.filter(({ alpha }) => alpha > 0.5));
  });
});
