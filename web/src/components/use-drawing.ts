import { type RefCallback, useCallback, useRef } from 'react';
import { type Camera, type Size, wholeMap } from '../map/camera.ts';
import { type Chosen, type Drawing, drawMap, drawQuickly, PLATE_ZOOM, type Plate, seenIn } from '../map/draw.ts';
import { type Draw, sharpnessNow, useCanvas } from './use-canvas.ts';

/** So many bubbles are drawn anew for every frame of a movement; of more a picture is shown, until nothing moves any more. */
const MOST_AT_ONCE = 2500;

/** The canvas of the map. As quick with ten thousand bubbles as with a hundred. */
export function useDrawing(
  drawing: Drawing,
  camera: Camera,
  size: Size | null,
  chosen: Chosen,
): RefCallback<HTMLCanvasElement> {
  const plateIn = usePlate(drawing);
  const draw = useCallback<Draw>(
    (context, size) => {
      const view = { camera, size };
      const drawAll = () => drawMap(context, drawing, view, chosen);
      const picture = seenIn(drawing, view) > MOST_AT_ONCE ? plateIn(size) : null;
      if (picture === null) {
        drawAll();
        return null;
      }
      drawQuickly(context, drawing, view, chosen, picture);
      return drawAll;
    },
    [drawing, camera, chosen, plateIn],
  );
  return useCanvas(size, draw);
}

/** Makes the plate of a drawing when it is first asked for, and again for another size. */
function usePlate(drawing: Drawing): (size: Size) => Plate | null {
  const made = useRef<Made>(null);
  return useCallback(
    (size) => {
      if (made.current?.drawing !== drawing || made.current.size !== size) {
        made.current = { drawing, size, plate: plateOf(drawing, size) };
      }
      return made.current.plate;
    },
    [drawing],
  );
}

interface Made {
  readonly drawing: Drawing;
  readonly size: Size;
  readonly plate: Plate | null;
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
