import { type PointerEvent, useCallback } from 'react';
import { type Size, toMap, wholeMap } from '../map/camera.ts';
import { drawMinimap, type Paint } from '../map/draw.ts';
import type { Scene } from '../map/scene.ts';
import type { CameraControl } from '../map/use-camera.ts';
import { useCanvas } from './use-canvas.ts';

interface MinimapProps {
  readonly scene: Scene;
  readonly control: CameraControl;
  /** Of the map itself. */
  readonly size: Size;
  readonly paint: Paint;
}

const little: Size = { width: 116, height: 116 };

/** Where the part that is seen lies in the whole. A press goes there. */
export function Minimap({ scene, control, size, paint }: MinimapProps) {
  const { camera, jumpTo } = control;
  const draw = useCallback(
    (context: CanvasRenderingContext2D) => drawMinimap(context, scene, little, { camera, size }, paint),
    [scene, camera, size, paint],
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
    <div className="minimap" aria-hidden="true">
      <canvas ref={canvas} onPointerDown={move} onPointerMove={move} />
    </div>
  );
}
