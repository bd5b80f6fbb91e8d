import { useEffect, useRef } from 'react';
import { usePlace } from '../state/use-place.ts';
import { type Camera, formatCamera, parseCamera, type Size, wholeMap } from './camera.ts';
import { type CameraControl, useCamera } from './use-camera.ts';

/**
 * A camera that the address places: where it comes to rest is written there, and where the address is changed it follows.
 *
 * @param initial where it is at first
 */
export function usePlacedCamera(element: HTMLElement | null, size: Size | null, initial: Camera): CameraControl {
  const { place, replace } = usePlace();
  const written = useRef(place.view);
  const control = useCamera({
    element,
    size,
    initial,
    onRest: (camera) => {
      const view = formatCamera(camera);
      if (view === written.current) return;
      written.current = view;
      replace({ view });
    },
  });
  const { flyTo } = control;
  useEffect(() => {
    if (place.view === written.current) return;
    written.current = place.view;
    flyTo(parseCamera(place.view) ?? wholeMap);
  }, [place.view, flyTo]);
  return control;
}
