import { type RefCallback, type RefObject, useCallback, useEffect, useRef } from 'react';
import { type Camera, type Size, wholeMap } from '../map/camera.ts';
import { type Chosen, type Drawing, drawMap, drawQuickly, PLATE_ZOOM, type Plate, seenIn } from '../map/draw.ts';
import { type Draw, sharpnessNow, useCanvas } from './use-canvas.ts';

/** So many bubbles are drawn anew for every frame of a movement; of more a picture is moved, until nothing moves any more. */
const MOST_AT_ONCE = 2500;

/** The canvas of the map. As quick with ten thousand bubbles as with a hundred. */
export function useDrawing(
  drawing: Drawing,
  camera: Camera,
  size: Size | null,
  chosen: Chosen,
): RefCallback<HTMLCanvasElement> {
  const plate = usePlate(drawing, size);
  const draw = useCallback<Draw>(
    (context, size) => {
      const view = { camera, size };
      const drawAll = () => drawMap(context, drawing, view, chosen);
      const { current: picture } = plate;
      if (picture === null || seenIn(drawing, view) <= MOST_AT_ONCE) {
        drawAll();
        return null;
      }
      drawQuickly(context, drawing, view, chosen, picture);
      return drawAll;
    },
    [drawing, camera, chosen, plate],
  );
  return useCanvas(size, draw);
}

/** Milliseconds after which the page has most likely shown what it was asked to. */
const SOON = 150;

/** Made when there is time for it; null until then, and where there is nothing that needs one. */
function usePlate(drawing: Drawing, size: Size | null): RefObject<Plate | null> {
  const plate = useRef<Plate>(null);
  useEffect(() => {
    plate.current = null;
    if (size === null || drawing.x.length <= MOST_AT_ONCE) return;
    const timer = setTimeout(() => {
      plate.current = plateOf(drawing, size);
    }, SOON);
    return () => clearTimeout(timer);
  }, [drawing, size]);
  return plate;
}

/** Null where the browser has no memory left for it. */
function plateOf(drawing: Drawing, { width, height }: Size): Plate | null {
  const side = Math.min(width, height) * PLATE_ZOOM;
  const image = document.createElement('canvas');
  const context = image.getContext('2d');
  if (context === null) return null;
  const sharpness = sharpnessNow();
  image.width = image.height = Math.round(side * sharpness);
  context.setTransform(sharpness, 0, 0, sharpness, 0, 0);
  drawMap(context, drawing, { camera: wholeMap, size: { width: side, height: side } }, null);
  return { image };
}
