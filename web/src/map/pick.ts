import type { Camera, Point, Size } from './camera.ts';
import { scaleOf, toMap } from './camera.ts';
import type { Bubble } from './scene.ts';

/** In pixels: a small bubble can be hit beside it. */
const NEAR = 6;

/** The smallest bubble at a point of the screen; undefined where there is none. */
export function bubbleAt(bubbles: readonly Bubble[], point: Point, camera: Camera, size: Size): Bubble | undefined {
  const { x, y } = toMap(point, camera, size);
  const near = NEAR / scaleOf(camera, size);
  let found: Bubble | undefined;
  for (const bubble of bubbles) {
    const reach = Math.max(bubble.reach, near);
    const isHit = (bubble.x - x) ** 2 + (bubble.y - y) ** 2 <= reach * reach;
    if (isHit && (found === undefined || bubble.reach < found.reach)) found = bubble;
  }
  return found;
}
