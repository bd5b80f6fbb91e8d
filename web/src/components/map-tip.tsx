import { count, percent } from '../data/format.ts';
import { type Camera, type Size, scaleOf, toScreen } from '../map/camera.ts';
import type { Bubble } from '../map/scene.ts';

interface MapTipProps {
  readonly bubble: Bubble;
  readonly camera: Camera;
  readonly size: Size;
}

/** What is pointed at, above it where there is room. */
export function MapTip({ bubble, camera, size }: MapTipProps) {
  const { x, y } = toScreen(bubble, camera, size);
  const reach = Math.max(4, bubble.reach * scaleOf(camera, size));
  const { name, conversations, share } = bubble.cluster;
  const above = y - reach > 72;
  return (
    <div
      className={above ? 'map-tip' : 'map-tip below'}
      aria-hidden="true"
      style={{ left: Math.min(size.width - 130, Math.max(130, x)), top: above ? y - reach - 8 : y + reach + 8 }}
    >
      <strong>{name}</strong>
      <span>
        {count(conversations)} conversations, {percent(share)}
      </span>
    </div>
  );
}
