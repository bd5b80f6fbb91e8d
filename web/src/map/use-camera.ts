import { select } from 'd3-selection';
import { type ZoomBehavior, type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import 'd3-transition';
import { useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Camera, MOST_ZOOM, type Size, scaleOf, wholeMap } from './camera.ts';

export interface CameraControl {
  readonly camera: Camera;
  /** Flies there, or is there at once for readers who want no motion. */
  flyTo(camera: Camera): void;
  jumpTo(camera: Camera): void;
  zoomBy(factor: number): void;
  /** In pixels. */
  panBy(x: number, y: number): void;
}

interface CameraOptions {
  readonly element: HTMLElement | null;
  readonly size: Size | null;
  readonly initial: Camera;
  /** Told when a movement has come to its end. */
  onRest(camera: Camera): void;
}

interface Movement {
  readonly transform: ZoomTransform;
  /** Null where the page itself moves the map. */
  readonly sourceEvent: Event | null;
}

const FLIGHT_MILLISECONDS = 450;
const STEP_MILLISECONDS = 180;

/** What a reader sees of the map: wheel, drag and pinch move it, and so does the page. */
export function useCamera({ element, size, initial, onRest }: CameraOptions): CameraControl {
  const [camera, setCamera] = useState(initial);
  const latest = useRef({ camera, size, onRest });
  latest.current = { camera, size, onRest };
  const behavior = useMemo(
    () =>
      zoom<HTMLElement, unknown>()
        .scaleExtent([1, MOST_ZOOM])
        .on('zoom', ({ transform, sourceEvent }: Movement) => {
          const { size } = latest.current;
          if (size === null) return;
          const moved = cameraOf(transform, size);
          latest.current.camera = moved;
          // What a hand does is seen in the frame that is next, not in the one after it.
          if (sourceEvent) flushSync(() => setCamera(moved));
          else setCamera(moved);
        })
        .on('end', () => latest.current.onRest(latest.current.camera)),
    [],
  );
  useEffect(() => {
    if (element === null) return;
    select(element).call(behavior);
    return () => {
      select(element).on('.zoom', null);
    };
  }, [element, behavior]);
  useEffect(() => {
    if (element !== null && size !== null) hold(behavior, element, size, latest.current.camera);
  }, [element, size, behavior]);
  return useMemo(() => {
    const now = (): readonly [HTMLElement, Size] | null =>
      element !== null && latest.current.size !== null ? [element, latest.current.size] : null;
    const moved = (milliseconds: number) =>
      select(element as HTMLElement)
        .transition()
        .duration(motion(milliseconds));
    return {
      camera,
      flyTo: (target) => {
        const place = now();
        if (place) moved(FLIGHT_MILLISECONDS).call(behavior.transform, transformOf(target, place[1]));
      },
      jumpTo: (target) => {
        const place = now();
        if (place) select(place[0]).call(behavior.transform, transformOf(target, place[1]));
      },
      zoomBy: (factor) => {
        if (now()) moved(STEP_MILLISECONDS).call(behavior.scaleBy, factor);
      },
      panBy: (x, y) => {
        if (now()) moved(STEP_MILLISECONDS).call(behavior.translateBy, x / camera.zoom, y / camera.zoom);
      },
    };
  }, [element, behavior, camera]);
}

/** Another size shows the same place. */
function hold(behavior: ZoomBehavior<HTMLElement, unknown>, element: HTMLElement, size: Size, camera: Camera): void {
  const { width, height } = size;
  behavior.extent([
    [0, 0],
    [width, height],
  ]);
  behavior.translateExtent([
    [-width / 2, -height / 2],
    [1.5 * width, 1.5 * height],
  ]);
  select(element).call(behavior.transform, transformOf(camera, size));
}

function motion(milliseconds: number): number {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : milliseconds;
}

function cameraOf({ k, x, y }: ZoomTransform, size: Size): Camera {
  const { width, height } = size;
  const scale = scaleOf(wholeMap, size);
  return {
    x: ((width / 2 - x) / k - width / 2) / scale,
    y: -((height / 2 - y) / k - height / 2) / scale,
    zoom: k,
  };
}

function transformOf({ x, y, zoom: k }: Camera, size: Size): ZoomTransform {
  const { width, height } = size;
  const scale = scaleOf(wholeMap, size);
  return zoomIdentity
    .translate(width / 2 - k * (width / 2 + x * scale), height / 2 - k * (height / 2 - y * scale))
    .scale(k);
}
