import type { ReleaseIndex } from '../data/release-index.ts';
import type { Camera, Point, Size } from './camera.ts';
import { scaleOf, toScreen } from './camera.ts';
import type { Extent, Scene } from './scene.ts';

/** What may be written on the map. */
export interface Labelled extends Extent {
  readonly id: string;
  readonly text: string;
  /** Of clusters with parts: written larger, and not once one is well inside of it. */
  readonly hasParts: boolean;
  readonly isTop: boolean;
  readonly share: number;
}

/** Every cluster that the map shows, in the order in which they are written. */
export function labelledOf(index: ReleaseIndex, scene: Scene): Labelled[] {
  const all = index.release.clusters.clusters.flatMap(({ id, name, share, parent }) => {
    const extent = scene.extents.get(id);
    if (extent === undefined) return [];
    const hasParts = index.children(id).length > 0;
    return [{ ...extent, id, text: name, share, hasParts, isTop: hasParts && parent === null }];
  });
  return inOrder(all);
}

/** Those with parts before those without, larger ones before smaller ones. */
export function inOrder(all: readonly Labelled[]): Labelled[] {
  const rank = ({ hasParts }: Labelled): number => (hasParts ? 0 : 1);
  return all.toSorted(
    (left, right) => rank(left) - rank(right) || right.share - left.share || (left.id < right.id ? -1 : 1),
  );
}

export interface Label extends Point {
  readonly id: string;
  readonly text: string;
  readonly hasParts: boolean;
  /** In pixels; a longer text is cut. */
  readonly width: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface LabelOptions {
  readonly camera: Camera;
  readonly size: Size;
  /** Id of what is written whatever stands there; empty for none. */
  readonly first: string;
  /** Where something else stands on the map: centre, width and height in pixels. */
  readonly taken: readonly Box[];
  /** Width of a text in pixels. */
  measure(text: string, hasParts: boolean): number;
}

const MOST_LABELS = 40;
const WIDEST = 190;
const HEIGHT = 22;
/** Of what stands beside the text in a label: the dot of its family, and air. */
const BESIDE = 28;
/** Between a label and another one or the edge, in pixels. */
const GAP = 4;
/** Reach in pixels from which a cluster is written. */
const LEAST_REACH = { hasParts: 30, alone: 13 };

/**
 * No two overlap and none is cut by the edge.
 *
 * @param all in the order in which they are written, as far as there is room: see `inOrder`
 */
export function placeLabels(all: readonly Labelled[], options: LabelOptions): Label[] {
  const placed: Label[] = [];
  const boxes: Box[] = [...options.taken];
  const place = (one: Labelled): void => {
    const label = labelOf(one, options);
    const box = { ...label, height: HEIGHT };
    const isFree = !boxes.some((other) => overlap(box, other));
    if (!isFree && one.id !== options.first) return;
    placed.push(label);
    boxes.push(box);
  };
  const isWritten = writtenIn(options);
  const first = all.find(({ id }) => id === options.first);
  if (first !== undefined && isWritten(first)) place(first);
  for (const one of all) {
    if (placed.length === MOST_LABELS) break;
    if (one !== first && isWritten(one)) place(one);
  }
  return placed;
}

/** Whether something is in view and of a size to be written. It is asked for thousands. */
function writtenIn({ camera, size, first }: LabelOptions): (one: Labelled) => boolean {
  const scale = scaleOf(camera, size);
  const [across, down] = [size.width / (2 * scale), size.height / (2 * scale)];
  const tooLarge = Math.max(size.width, size.height) / 2;
  return (one) => {
    if (Math.abs(one.x - camera.x) > across || Math.abs(one.y - camera.y) > down) return false;
    if (first === one.id) return true;
    const reach = one.reach * scale;
    if (!one.hasParts) return reach >= LEAST_REACH.alone;
    return reach < tooLarge && (one.isTop || reach >= LEAST_REACH.hasParts);
  };
}

function labelOf(one: Labelled, { camera, size, measure }: LabelOptions): Label {
  const { id, text, hasParts } = one;
  const width = Math.min(WIDEST, measure(text, hasParts) + BESIDE);
  const { x, y } = toScreen(one, camera, size);
  return {
    ...{ id, text, hasParts, width },
    x: clamp(x, width / 2 + GAP, size.width - width / 2 - GAP),
    y: clamp(y, HEIGHT / 2 + GAP, size.height - HEIGHT / 2 - GAP),
  };
}

function overlap(left: Box, right: Box): boolean {
  const [across, down] = [Math.abs(left.x - right.x), Math.abs(left.y - right.y)];
  return across < (left.width + right.width) / 2 + GAP && down < (left.height + right.height) / 2 + GAP;
}

function clamp(value: number, least: number, most: number): number {
  return most < least ? (least + most) / 2 : Math.min(most, Math.max(least, value));
}
