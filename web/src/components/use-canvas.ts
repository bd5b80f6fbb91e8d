import { type RefCallback, useCallback, useEffect, useRef } from 'react';
import type { Size } from '../map/camera.ts';

/**
 * A canvas as sharp as the screen. Lengths are CSS pixels.
 *
 * @param draw is called for another size and where it is another function itself
 */
export function useCanvas(
  size: Size | null,
  draw: (context: CanvasRenderingContext2D, size: Size) => void,
): RefCallback<HTMLCanvasElement> {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || size === null) return;
    const sharpness = Math.min(2, window.devicePixelRatio || 1);
    const [width, height] = [Math.round(size.width * sharpness), Math.round(size.height * sharpness)];
    if (element.width !== width) element.width = width;
    if (element.height !== height) element.height = height;
    context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
    draw(context, size);
  }, [size, draw]);
  return useCallback((element) => {
    canvas.current = element;
  }, []);
}
