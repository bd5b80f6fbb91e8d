import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cameraOn, formatCamera, MOST_ZOOM, parseCamera, toMap, toScreen, wholeMap } from './camera.ts';

const size = { width: 700, height: 500 };
const within = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
const cameras = fc.record({
  x: within(1.5),
  y: within(1.5),
  zoom: fc.double({ min: 1, max: MOST_ZOOM, noNaN: true }),
});

describe('the camera', () => {
  it('finds on the map what it shows on the screen', () => {
    fc.assert(
      fc.property(cameras, within(2), within(2), (camera, x, y) => {
        const again = toMap(toScreen({ x, y }, camera, size), camera, size);
        expect(again.x).toBeCloseTo(x, 6);
        expect(again.y).toBeCloseTo(y, 6);
      }),
    );
  });

  it('shows the whole map at first, its second axis upward', () => {
    expect(toScreen({ x: 0, y: 0 }, wholeMap, size)).toEqual({ x: 350, y: 250 });
    for (const corner of [1, -1]) {
      const { x, y } = toScreen({ x: corner, y: corner }, wholeMap, size);
      expect(x > 0 && x < size.width && y > 0 && y < size.height).toBe(true);
      expect(Math.sign(250 - y)).toBe(corner);
    }
  });

  it('survives the way through the address, to a thousandth', () => {
    fc.assert(
      fc.property(cameras, (camera) => {
        const again = parseCamera(formatCamera(camera)) ?? wholeMap;
        expect(Math.abs(again.x - camera.x)).toBeLessThan(0.0011);
        expect(Math.abs(again.y - camera.y)).toBeLessThan(0.0011);
        expect(Math.abs(again.zoom - camera.zoom)).toBeLessThan(0.011);
      }),
    );
    expect(formatCamera(wholeMap)).toBe('');
  });

  it('takes no text for a camera that is none, and stays near the map whatever the text', () => {
    for (const text of ['', 'here', '1,2', '1,2,3,4', 'NaN,0,1', 'Infinity,0,1']) expect(parseCamera(text)).toBeNull();
    expect(parseCamera('1e9,-1e9,1e9')).toEqual({ x: 1.5, y: -1.5, zoom: MOST_ZOOM });
  });

  it('shows a cluster as a part of what is around it', () => {
    const { zoom, ...middle } = cameraOn({ x: 0.4, y: -0.2, reach: 0.05 });
    expect(middle).toEqual({ x: 0.4, y: -0.2 });
    expect(zoom).toBeGreaterThan(3);
    expect(cameraOn({ x: 0, y: 0, reach: 0 }).zoom).toBeLessThanOrEqual(MOST_ZOOM);
    expect(cameraOn({ x: 0, y: 0, reach: 5 }).zoom).toBe(1);
  });
});
