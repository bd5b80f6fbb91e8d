import { type MouseEvent, memo, type ReactNode, useMemo, useState } from 'react';
import type { FacetTable } from '../../../src/public-records/release.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { tintKinds } from '../data/tints.ts';
import type { Camera, Size } from '../map/camera.ts';
import { dotsOf } from '../map/dots.ts';
import { drawingOf } from '../map/draw.ts';
import { type Box, labelledOf, placeLabels } from '../map/labels.ts';
import { moveByKey } from '../map/move-by-key.ts';
import { bubbleAt } from '../map/pick.ts';
import { type Bubble, type Scene, sceneOf } from '../map/scene.ts';
import { useMapCamera } from '../map/use-map-camera.ts';
import { useChosen, useColors } from '../map/use-paint.ts';
import { useSize } from '../map/use-size.ts';
import { useTextMeasure } from '../map/use-text-measure.ts';
import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';
import { MapColors } from './map-colors.tsx';
import { controlsBox, MapControls } from './map-controls.tsx';
import { MapLabels } from './map-labels.tsx';
import { MapRings } from './map-rings.tsx';
import { MapTip } from './map-tip.tsx';
import { Minimap } from './minimap.tsx';
import { useColoredCells } from './use-colored-cells.ts';
import { useDrawing } from './use-drawing.ts';
import { ValueChoice } from './value-choice.tsx';

interface MapStageProps {
  readonly index: ReleaseIndex;
  /** How else the same may be had; stands in the legend. */
  readonly children: ReactNode;
}

/** The map itself, with what its colours and dots mean. */
export function MapStage({ index, children }: MapStageProps) {
  const { place, go } = usePlace();
  const scene = useMemo(() => sceneOf(index), [index]);
  const dots = useMemo(() => dotsOf(scene), [scene]);
  const labelled = useMemo(() => labelledOf(index, scene), [index, scene]);
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const size = useSize(frame);
  const control = useMapCamera(scene, frame, size);
  const { camera } = control;
  const [pointed, setPointed] = useState<Bubble | null>(null);
  const cells = useColoredCells(index);
  const colorOf = useColors(index, cells);
  const drawing = useMemo(() => drawingOf(scene, dots, ({ cluster }) => colorOf(cluster.id)), [scene, dots, colorOf]);
  const canvas = useDrawing(drawing, camera, size, useChosen(scene, place.cluster));
  const ringed = [...chosenAlone(scene, place.cluster), ...(pointed === null ? [] : [pointed])];
  const measure = useTextMeasure();
  const labels = useMemo(() => {
    if (size === null) return [];
    return placeLabels(labelled, { camera, size, first: place.cluster, taken: takenOf(size, camera), measure });
  }, [labelled, camera, size, place.cluster, measure]);
  const bubbleUnder = ({ clientX, clientY }: MouseEvent): Bubble | null => {
    const box = frame?.getBoundingClientRect();
    if (box === undefined || size === null) return null;
    return bubbleAt(scene.bubbles, { x: clientX - box.left, y: clientY - box.top }, camera, size) ?? null;
  };
  const onClick = (event: MouseEvent) => {
    const label = (event.target as HTMLElement).closest<HTMLElement>('[data-cluster]')?.dataset.cluster;
    const cluster = label ?? bubbleUnder(event)?.cluster.id;
    if (cluster !== undefined && cluster !== place.cluster) go({ cluster });
  };
  return (
    <>
      <div className="map-stage">
        <div
          ref={setFrame}
          className={pointed === null ? 'map-frame' : 'map-frame pointing'}
          role="application"
          aria-label={words.map.label(scene.bubbles.length)}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys: arrows move what is seen.
          tabIndex={0}
          data-map=""
          data-ready={size !== null}
          data-renderer="canvas2d"
          data-visible-labels={labels.length}
          onKeyDown={(event) => moveByKey(event, control)}
          onPointerMove={(event) => setPointed(event.buttons === 0 ? bubbleUnder(event) : null)}
          onPointerLeave={() => setPointed(null)}
          onClick={onClick}
        >
          <div className="map-drawing" aria-hidden="true">
            <canvas ref={canvas} />
          </div>
          {size !== null && <MapRings bubbles={ringed} camera={camera} size={size} />}
          <MapLabels labels={labels} chosen={place.cluster} colorOf={colorOf} />
          {pointed !== null && size !== null && <MapTip bubble={pointed} camera={camera} size={size} />}
        </div>
        <MapControls control={control} />
        {size !== null && (
          <Minimap drawing={drawing} control={control} size={size} isShown={camera.zoom > MINIMAP_ZOOM} />
        )}
      </div>
      <MapLegend index={index} each={dots.each} isCompared={cells !== undefined}>
        {children}
      </MapLegend>
    </>
  );
}

/** A cluster without parts has a ring where it is chosen. */
function chosenAlone({ bubbles, members }: Scene, cluster: string): Bubble[] {
  const own = members.get(cluster) ?? [];
  return own.length === 1 ? own.flatMap((at) => bubbles[at] ?? []) : [];
}

interface MapLegendProps extends MapStageProps {
  /** Conversations that a dot stands for. */
  readonly each: number;
  /** Whether colours say how a value is represented. */
  readonly isCompared: boolean;
}

/** The same wherever the map is moved. */
const MapLegend = memo(function MapLegend({ index, each, isCompared, children }: MapLegendProps) {
  return (
    <div className="map-legend">
      <div className="chart-tools">
        <ValueChoice
          label={words.map.color.label}
          plain={plainColors(index)}
          facets={comparedFacets(index)}
          field="color"
        />
        {children}
      </div>
      {isCompared && <MapColors />}
      <p>{words.map.legend(each)}</p>
    </div>
  );
});

function plainColors({ release }: ReleaseIndex): readonly (readonly [string, string])[] {
  return [['', words.map.color.families], ...tintKinds(release).map((kind) => [kind, words.tint.kinds[kind]] as const)];
}

function comparedFacets({ release }: ReleaseIndex): readonly FacetTable[] {
  return release.manifest.comparisons === undefined ? [] : release.facets;
}

/** Where the buttons are, and the little map while it is shown. */
function takenOf(size: Size, { zoom }: Camera): Box[] {
  const { height } = size;
  const buttons = controlsBox(size);
  const minimap = { x: 70, y: height - 70, width: 118, height: 118 };
  return zoom > MINIMAP_ZOOM ? [buttons, minimap] : [buttons];
}

/** Further in than this, what is seen needs a place in the whole. */
const MINIMAP_ZOOM = 1.3;
