import { type Camera, type Size, scaleOf, toScreen } from '../map/camera.ts';
import type { Bubble } from '../map/scene.ts';

interface MapRingsProps {
  readonly bubbles: readonly Bubble[];
  readonly camera: Camera;
  readonly size: Size;
}

/** Around what is chosen or pointed at. They are no part of the drawing, so that it stays as it is where they come and go. */
export function MapRings({ bubbles, camera, size }: MapRingsProps) {
  return (
    <div className="map-rings" aria-hidden="true">
      {bubbles.map((bubble) => {
        const { x, y } = toScreen(bubble, camera, size);
        const radius = Math.max(4, bubble.reach * scaleOf(camera, size)) + RING_OUTSIDE;
        const transform = `translate(${x - radius}px, ${y - radius}px)`;
        return <i key={bubble.cluster.id} style={{ transform, width: 2 * radius, height: 2 * radius }} />;
      })}
    </div>
  );
}

/** From the edge of a bubble to that of its ring, in pixels. */
const RING_OUTSIDE = 2.5;
