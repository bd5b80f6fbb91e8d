import { type CSSProperties, type PointerEvent, useCallback } from 'react';
import { type Camera, type Size, toMap, toScreen, wholeMap } from '../map/camera.ts';
import { type Drawing, drawMinimap } from '../map/draw.ts';
import type { CameraControl } from '../map/use-camera.ts';
import { type Draw, useCanvas } from './use-canvas.ts';

interface MinimapProps {
  readonly drawing: Drawing;
  readonly control: CameraControl;
  /** Of the map itself. */
  readonly size: Size;
  readonly isShown: boolean;
}

const little: Size = { width: 116, height: 116 };

/**
 * Where the part that is seen lies in the whole. A press goes there. It is hidden rather than away: its thousands of bubbles are not
 * drawn again in a frame in which a reader zooms.
 */
export function Minimap({ drawing, control, size, isShown }: MinimapProps) {
  const { camera, jumpTo } = control;
  const draw = useCallback<Draw>(
    (context) => {
      drawMinimap(context, drawing, little);
      return null;
    },
    [drawing],
  );
  const canvas = useCanvas(little, draw);
  const move = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.buttons === 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    const point = { x: event.clientX - box.left, y: event.clientY - box.top };
    jumpTo({ ...toMap(point, wholeMap, little), zoom: camera.zoom });
  };
  return (
    <div className="minimap" aria-hidden="true" hidden={!isShown}>
      <canvas ref={canvas} onPointerDown={move} onPointerMove={move} />
      <i style={seenIn(camera, size)} />
    </div>
  );
}

/** Where on the little map what is seen lies. */
function seenIn(camera: Camera, size: Size): CSSProperties {
  const from = toScreen(toMap({ x: 0, y: 0 }, camera, size), wholeMap, little);
  const to = toScreen(toMap({ x: size.width, y: size.height }, camera, size), wholeMap, little);
  return { transform: `translate(${from.x}px, ${from.y}px)`, width: to.x - from.x, height: to.y - from.y };
}
