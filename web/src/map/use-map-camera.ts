import { useEffect, useRef } from 'react';
import { usePlace } from '../state/use-place.ts';
import { type Camera, cameraOn, formatCamera, isSeen, parseCamera, type Size, wholeMap } from './camera.ts';
import type { Scene } from './scene.ts';
import { type CameraControl, useCamera } from './use-camera.ts';
import { useFollow } from './use-follow.ts';

/** The camera over the map, at the place that the address names; where it comes to rest is written into the address. */
export function useMapCamera(scene: Scene, element: HTMLElement | null, size: Size | null): CameraControl {
  const { place, replace } = usePlace();
  const written = useRef(place.view);
  const control = useCamera({
    element,
    size,
    initial: initialCamera(scene, place.cluster, place.view),
    onRest: (camera) => {
      const view = formatCamera(camera);
      if (view === written.current) return;
      written.current = view;
      replace({ view });
    },
  });
  const { flyTo } = control;
  useFollow(scene, place.cluster, control, size);
  useEffect(() => {
    if (place.view === written.current) return;
    written.current = place.view;
    flyTo(parseCamera(place.view) ?? wholeMap);
  }, [place.view, flyTo]);
  return control;
}

/** What the address says, unless the cluster that it names is elsewhere: a link to a cluster may be followed from anywhere. */
function initialCamera(scene: Scene, cluster: string, view: string): Camera {
  const named = parseCamera(view);
  const extent = scene.extents.get(cluster);
  if (extent === undefined) return named ?? wholeMap;
  return named !== null && isSeen(extent, named) ? named : cameraOn(extent);
}
