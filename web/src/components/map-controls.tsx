import { type Size, wholeMap } from '../map/camera.ts';
import type { Box } from '../map/labels.ts';
import type { CameraControl } from '../map/use-camera.ts';
import { fitPath, Icon, minusPath, plusPath } from './icons.tsx';

const STEP = 1.8;

export function MapControls({ control }: { readonly control: CameraControl }) {
  const { camera, zoomBy, flyTo } = control;
  return (
    <div className="map-controls">
      <MapButton label="Zoom in" path={plusPath} onClick={() => zoomBy(STEP)} />
      <MapButton label="Zoom out" path={minusPath} isOff={camera.zoom <= 1.001} onClick={() => zoomBy(1 / STEP)} />
      <MapButton label="Show the whole map" path={fitPath} onClick={() => flyTo(wholeMap)} />
    </div>
  );
}

/** Where they lie on the map, in pixels: no name is written there. */
export function controlsBox({ width, height }: Size): Box {
  return { x: width - 29, y: height - 63, width: 36, height: 106 };
}

interface MapButtonProps {
  readonly label: string;
  readonly path: string;
  readonly isOff?: boolean;
  onClick(): void;
}

function MapButton({ label, path, isOff = false, onClick }: MapButtonProps) {
  return (
    <button type="button" title={label} aria-label={label} disabled={isOff} onClick={onClick}>
      <Icon path={path} />
    </button>
  );
}
