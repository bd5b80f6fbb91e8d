/** The plane of a set's items: what is drawn, what is under the pointer, and what is written on it. */
import type { ShownSet } from '../../../src/public-records/evals-page.ts';
import { type Camera, type Point, type Size, scaleOf, toMap, toScreen } from '../map/camera.ts';
import type { Labelled } from '../map/labels.ts';
import type { Theme } from '../state/theme.ts';

type Places = NonNullable<ShownSet['map']>['places'];

interface ItemsPaint {
  readonly camera: Camera;
  readonly size: Size;
  /** By item. */
  readonly colors: readonly string[];
  /** Positions of items that no filter leaves out. */
  readonly isLeft: ReadonlySet<number>;
  /** Positions of items that say nearly the same as another: they have a thin ring. */
  readonly near: readonly number[];
  /** Position of the item with a ring; -1 for none. */
  readonly chosen: number;
  readonly theme: Theme;
}

/** In pixels. */
const DOT = 3.2;
const RING = 8;
const NEAR_RING = 4.5;
/** Seen through: what filters leave out, by theme. */
const AWAY: Readonly<Record<Theme, string>> = { light: 'oklch(0.86 0.008 230)', dark: 'oklch(0.34 0.012 230)' };

export function drawItems(context: CanvasRenderingContext2D, places: Places, paint: ItemsPaint): void {
  const { camera, size, colors, isLeft, near, chosen, theme } = paint;
  context.clearRect(0, 0, size.width, size.height);
  const groups = Map.groupBy(places.keys(), (at) => (isLeft.has(at) ? (colors[at] ?? '') : AWAY[theme]));
  // What is left lies above what is not.
  const ordered = [...groups].sort(([left], [right]) => Number(right === AWAY[theme]) - Number(left === AWAY[theme]));
  for (const [color, some] of ordered) {
    context.fillStyle = color;
    context.beginPath();
    for (const at of some) {
      const { x, y } = screenOf(places, at, camera, size);
      context.moveTo(x + DOT, y);
      context.arc(x, y, DOT, 0, 2 * Math.PI);
    }
    context.fill();
  }
  context.strokeStyle = getComputedStyle(document.documentElement).color;
  const ring = (some: readonly number[], radius: number, width: number): void => {
    context.lineWidth = width;
    context.beginPath();
    for (const at of some) {
      const { x, y } = screenOf(places, at, camera, size);
      context.moveTo(x + radius, y);
      context.arc(x, y, radius, 0, 2 * Math.PI);
    }
    context.stroke();
  };
  ring(
    near.filter((at) => isLeft.has(at)),
    NEAR_RING,
    1,
  );
  if (places[chosen] !== undefined) ring([chosen], RING, 2);
}

function screenOf(places: Places, at: number, camera: Camera, size: Size): Point {
  const [x = 0, y = 0] = places[at] ?? [];
  return toScreen({ x, y }, camera, size);
}

/** In pixels: so far beside an item it is hit. */
const NEAR = 12;

/** The nearest item that no filter leaves out; null where none is near. */
export function itemNear(
  point: Point,
  places: Places,
  isLeft: ReadonlySet<number>,
  camera: Camera,
  size: Size,
): number | null {
  const { x, y } = toMap(point, camera, size);
  let found: number | null = null;
  let nearest = (NEAR / scaleOf(camera, size)) ** 2;
  for (const at of isLeft) {
    const [ownX = 0, ownY = 0] = places[at] ?? [];
    const distance = (ownX - x) ** 2 + (ownY - y) ** 2;
    if (distance <= nearest) [found, nearest] = [at, distance];
  }
  return found;
}

/** Names of clusters, as the labels of a map take them: each reaches as far as most of its items lie. */
export function labelledClusters({ clusters, places }: NonNullable<ShownSet['map']>): Labelled[] {
  const all = Math.max(1, places.length);
  return clusters.map(({ id, name, items, position: [x, y] }) => {
    const distances = places.flatMap(([ownX, ownY, cluster]) =>
      cluster === id ? [Math.hypot(ownX - x, ownY - y)] : [],
    );
    const reach = distances.sort((left, right) => left - right)[Math.floor(distances.length / 2)] ?? 0;
    return { x, y, reach, id: String(id), text: name, hasParts: false, isTop: false, share: items / all };
  });
}
