import { useEffect, useRef } from 'react';
import { type Camera, cameraOn, type Size, scaleOf, toScreen } from './camera.ts';
import type { Extent, Scene } from './scene.ts';
import type { CameraControl } from './use-camera.ts';

/** Flies to a cluster that is chosen elsewhere, unless it is well in view. */
export function useFollow(scene: Scene, cluster: string, { camera, flyTo }: CameraControl, size: Size | null): void {
  const before = useRef(cluster);
  useEffect(() => {
    if (before.current === cluster || size === null) return;
    before.current = cluster;
    const extent = scene.extents.get(cluster);
    if (extent === undefined) return;
    if (!isWellInView(extent, camera, size)) flyTo(cameraOn(extent));
  }, [cluster, scene, camera, flyTo, size]);
}

/** In pixels: what is smaller on the screen is hardly seen. */
const LEAST_REACH = 10;

function isWellInView(extent: Extent, camera: Camera, size: Size): boolean {
  const { x, y } = toScreen(extent, camera, size);
  const reach = extent.reach * scaleOf(camera, size);
  return reach >= LEAST_REACH && x > reach && y > reach && x < size.width - reach && y < size.height - reach;
}
