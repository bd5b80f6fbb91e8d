import { type MouseEvent, useCallback, useMemo, useState } from 'react';
import type { ShownSet } from '../../../src/public-records/evals-page.ts';
import { controlsBox, MapControls } from '../components/map-controls.tsx';
import { MapLabels } from '../components/map-labels.tsx';
import { useCanvas } from '../components/use-canvas.ts';
import { parseCamera, type Size, wholeMap } from '../map/camera.ts';
import { familyColor } from '../map/colors.ts';
import { inOrder, placeLabels } from '../map/labels.ts';
import { moveByKey } from '../map/move-by-key.ts';
import { usePlacedCamera } from '../map/use-placed-camera.ts';
import { useSize } from '../map/use-size.ts';
import { useTextMeasure } from '../map/use-text-measure.ts';
import { useThemeInForce } from '../state/theme.ts';
import { usePlace } from '../state/use-place.ts';
import { evalsWords } from './evals-words.ts';
import { drawItems, itemNear, labelledClusters } from './item-plane.ts';

const { items: words } = evalsWords;

interface ItemMapProps {
  readonly set: ShownSet;
  /** Positions of the items that are left. */
  readonly left: readonly number[];
  /** Position of the chosen item; -1 for none. */
  readonly chosen: number;
}

/** Items on the plane, by matching answer; what filters leave out stands back. */
export function ItemMap({ set, left, chosen }: ItemMapProps) {
  if (set.map === null) {
    return (
      <div className="item-map without-map">
        <p className="withheld-note">{words.noMap}</p>
      </div>
    );
  }
  return <Plane set={set} map={set.map} left={left} chosen={chosen} />;
}

function Plane({ set, map, left, chosen }: ItemMapProps & { readonly map: NonNullable<ShownSet['map']> }) {
  const { place, go } = usePlace();
  const theme = useThemeInForce();
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const size = useSize(frame);
  const control = usePlacedCamera(frame, size, parseCamera(place.view) ?? wholeMap);
  const { camera } = control;
  const labels = useMemo(() => Object.keys(set.labels), [set]);
  const colors = useMemo(
    () => (set.items ?? []).map(({ matching }) => familyColor(labels.indexOf(matching[0] ?? ''), theme)),
    [set, labels, theme],
  );
  const isLeft = useMemo(() => new Set(left), [left]);
  const near = useMemo(() => (set.items ?? []).flatMap((item, at) => (item.near === undefined ? [] : [at])), [set]);
  const draw = useCallback(
    (context: CanvasRenderingContext2D, drawn: Size) => {
      drawItems(context, map.places, { camera, size: drawn, colors, isLeft, near, chosen, theme });
      return null;
    },
    [map, camera, colors, isLeft, near, chosen, theme],
  );
  const canvas = useCanvas(size, draw);
  const measure = useTextMeasure();
  // Reaches are medians over all items: not to be found again in every frame.
  const labelled = useMemo(() => inOrder(labelledClusters(map)), [map]);
  const names = useMemo(() => {
    if (size === null) return [];
    const taken = [controlsBox(size)];
    return placeLabels(labelled, { camera, size, first: place.cluster, taken, measure });
  }, [labelled, camera, size, place.cluster, measure]);
  const onClick = ({ clientX, clientY, target }: MouseEvent) => {
    const cluster = (target as HTMLElement).closest<HTMLElement>('[data-cluster]')?.dataset['cluster'];
    if (cluster !== undefined) return go({ cluster: cluster === place.cluster ? '' : cluster });
    const box = frame?.getBoundingClientRect();
    if (box === undefined || size === null) return;
    const at = itemNear({ x: clientX - box.left, y: clientY - box.top }, map.places, isLeft, camera, size);
    const item = at === null ? undefined : set.items?.[at];
    if (item !== undefined) go({ item: item.id });
  };
  return (
    <div className="item-map">
      <div className="map-stage">
        <div
          ref={setFrame}
          className="map-frame"
          role="application"
          aria-label={words.mapLabel(set.itemCount)}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys: arrows move what is seen.
          tabIndex={0}
          data-map=""
          data-ready={size !== null}
          data-renderer="canvas2d"
          data-items={left.length}
          data-near={near.length}
          onKeyDown={(event) => moveByKey(event, control)}
          onClick={onClick}
        >
          <div className="map-drawing" aria-hidden="true">
            <canvas ref={canvas} />
          </div>
          <MapLabels labels={names} chosen={place.cluster} colorOf={() => 'transparent'} />
        </div>
        <MapControls control={control} />
      </div>
      <div className="map-legend">
        <ul className="item-legend">
          {labels.map((label, at) => (
            <li key={label}>
              <i style={{ background: familyColor(at, theme) }} /> <bdi>{label}</bdi>
            </li>
          ))}
        </ul>
        <p>
          {words.legend} {near.length > 0 && words.nearLegend(near.length)}
        </p>
      </div>
    </div>
  );
}
