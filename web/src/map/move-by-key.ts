import type { KeyboardEvent } from 'react';
import { wholeMap } from './camera.ts';
import type { CameraControl } from './use-camera.ts';

/** In pixels. */
const STEP = 80;
const moves: Readonly<Record<string, (control: CameraControl) => void>> = {
  ArrowLeft: ({ panBy }) => panBy(STEP, 0),
  ArrowRight: ({ panBy }) => panBy(-STEP, 0),
  ArrowUp: ({ panBy }) => panBy(0, STEP),
  ArrowDown: ({ panBy }) => panBy(0, -STEP),
  '+': ({ zoomBy }) => zoomBy(1.6),
  '=': ({ zoomBy }) => zoomBy(1.6),
  '-': ({ zoomBy }) => zoomBy(1 / 1.6),
  '0': ({ flyTo }) => flyTo(wholeMap),
};

/** Moves what is seen of a map that has the focus. */
export function moveByKey(event: KeyboardEvent, control: CameraControl): void {
  const move = moves[event.key];
  const isOwn = event.target === event.currentTarget && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (move === undefined || !isOwn) return;
  event.preventDefault();
  move(control);
}
