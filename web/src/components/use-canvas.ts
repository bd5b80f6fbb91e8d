import { type RefCallback, useCallback, useLayoutEffect, useRef } from 'react';
import type { Size } from '../map/camera.ts';

/** May draw in a hurry and return what draws it properly: that is called when nothing has changed for a while. */
export type Draw = (context: CanvasRenderingContext2D, size: Size) => (() => void) | null;

/** Milliseconds. */
const REST = 120;

/** Pixels of the screen for a CSS pixel, as far as canvases follow. */
export function sharpnessNow(): number {
  return Math.min(2, window.devicePixelRatio || 1);
}

/**
 * A canvas as sharp as the screen. Lengths are CSS pixels.
 *
 * @param draw is called for another size and where it is another function itself
 */
export function useCanvas(size: Size | null, draw: Draw): RefCallback<HTMLCanvasElement> {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || size === null) return;
    const sharpness = sharpnessNow();
    const [width, height] = [Math.round(size.width * sharpness), Math.round(size.height * sharpness)];
    if (element.width !== width) element.width = width;
    if (element.height !== height) element.height = height;
    context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    const properly = draw(context, size);
    if (properly === null) return;
    const timer = setTimeout(properly, REST);
    return () => clearTimeout(timer);
  }, [size, draw]);
  return useCallback((element) => {
    canvas.current = element;
  }, []);
}
