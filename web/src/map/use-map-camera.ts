import { usePlace } from '../state/use-place.ts';
import { type Camera, cameraOn, isSeen, parseCamera, type Size, wholeMap } from './camera.ts';
import type { Scene } from './scene.ts';
import type { CameraControl } from './use-camera.ts';
import { useFollow } from './use-follow.ts';
import { usePlacedCamera } from './use-placed-camera.ts';

/** The camera over the map of clusters, at the place that the address names; it follows the chosen cluster. */
export function useMapCamera(scene: Scene, element: HTMLElement | null, size: Size | null): CameraControl {
  const { place } = usePlace();
  const control = usePlacedCamera(element, size, initialCamera(scene, place.cluster, place.view));
  useFollow(scene, place.cluster, control, size);
  return control;
}

/** What the address says, unless the cluster that it names is elsewhere: a link to a cluster may be followed from anywhere. */
function initialCamera(scene: Scene, cluster: string, view: string): Camera {
  const named = parseCamera(view);
  const extent = scene.extents.get(cluster);
  if (extent === undefined) return named ?? wholeMap;
  return named !== null && isSeen(extent, named) ? named : cameraOn(extent);
}
