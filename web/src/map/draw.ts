import type { Camera, Size } from './camera.ts';
import { scaleOf, wholeMap } from './camera.ts';
import { DOTS_REACH, type Dots } from './dots.ts';
import type { Bubble, Scene } from './scene.ts';

/** All that is drawn: bubbles of one colour one after the other, and around each its dots. In the coordinates of the release. */
export interface Drawing {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly reach: Float64Array;
  /** As CSS writes them. */
  readonly colors: readonly string[];
  /** Positions of the bubbles in the scene. */
  readonly positions: Uint32Array;
  readonly dots: Dots;
}

/** @param colorOf of a bubble; those of the largest come first */
export function drawingOf(
  { bubbles }: Pick<Scene, 'bubbles'>,
  dots: Dots,
  colorOf: (bubble: Bubble) => string,
): Drawing {
  const looks = [...Map.groupBy(bubbles.keys(), (at) => colorOf(bubbles[at] as Bubble))];
  const positions = looks.flatMap(([, own]) => own);
  const figures = (figure: (bubble: Bubble) => number): Float64Array =>
    Float64Array.from(positions, (at) => figure(bubbles[at] as Bubble));
  return {
    x: figures(({ x }) => x),
    y: figures(({ y }) => y),
    reach: figures(({ reach }) => reach),
    colors: looks.flatMap(([color, own]) => own.map(() => color)),
    positions: Uint32Array.from(positions),
    dots,
  };
}

/** By bubble, 1 for those before which all others stand back; null where none does. */
export type Chosen = Uint8Array | null;

export interface View {
  readonly camera: Camera;
  readonly size: Size;
}

/** Smaller circles are squares: nobody sees the difference. In pixels. */
const SQUARE = 2.5;

const opacity = { bubble: 0.34, dimmed: 0.1, dot: 0.85, dimmedDot: 0.18 };

/** Some of the bubbles, and how strongly they are drawn. */
interface Pass {
  readonly bubble: number;
  readonly dot: number;
  holds(position: number): boolean;
}

function passesOf(chosen: Chosen): readonly Pass[] {
  if (chosen === null) return [{ ...opacity, holds: () => true }];
  const others = { bubble: opacity.dimmed, dot: opacity.dimmedDot, holds: (at: number) => chosen[at] === 0 };
  return [others, { ...opacity, holds: (at) => chosen[at] === 1 }];
}

/** All of the map into a canvas whose pixels are those of the screen. What stands back is drawn first. */
export function drawMap(context: CanvasRenderingContext2D, drawing: Drawing, view: View, chosen: Chosen): void {
  context.clearRect(0, 0, view.size.width, view.size.height);
  drawPasses(context, drawing, view, passesOf(chosen));
}

/** The map at zoom `PLATE_ZOOM` as a picture, larger than a view by as much. */
export interface Plate {
  readonly image: CanvasImageSource;
}

/** Stretched over views of zoom 1 to 2, a plate is hardly less sharp than what would be drawn. */
export const PLATE_ZOOM = 1.4;

/**
 * As `drawMap`, quickly: what stands back, or all where nothing does, is a plate that is stretched. A little less sharp, and dots grow with
 * the zoom.
 */
export function drawQuickly(
  context: CanvasRenderingContext2D,
  drawing: Drawing,
  view: View,
  chosen: Chosen,
  { image }: Plate,
): void {
  const { size, camera } = view;
  const whole = Math.min(size.width, size.height) * camera.zoom;
  const { left, top } = frameOf(camera, size);
  context.clearRect(0, 0, size.width, size.height);
  context.globalAlpha = chosen === null ? 1 : opacity.dimmed / opacity.bubble;
  context.drawImage(image, left - whole / 2, top - whole / 2, whole, whole);
  context.globalAlpha = 1;
  if (chosen !== null) drawPasses(context, drawing, view, passesOf(chosen).slice(1));
}

/** How many bubbles a view shows. */
export function seenIn({ x, y, reach }: Drawing, { camera, size }: View): number {
  const frame = frameOf(camera, size);
  let seen = 0;
  for (let at = 0; at < x.length; at++) {
    if (isSeen(frame, x[at] as number, y[at] as number, reach[at] as number)) seen++;
  }
  return seen;
}

/** Where things of the map are on the screen: `left + scale * x` and `top - scale * y`, in pixels. */
interface Frame extends Size {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

function frameOf(camera: Camera, size: Size): Frame {
  const scale = scaleOf(camera, size);
  return { ...size, scale, left: size.width / 2 - camera.x * scale, top: size.height / 2 + camera.y * scale };
}

/** @param reach and the rest in the coordinates of the release */
function isSeen({ scale, left, top, width, height }: Frame, x: number, y: number, reach: number): boolean {
  const [across, down, margin] = [left + scale * x, top - scale * y, Math.max(1, reach * scale)];
  return across > -margin && down > -margin && across < width + margin && down < height + margin;
}

function drawPasses(context: CanvasRenderingContext2D, drawing: Drawing, view: View, passes: readonly Pass[]): void {
  const frame = frameOf(view.camera, view.size);
  const side = Math.min(3.2, 1.2 + 0.25 * Math.log2(view.camera.zoom + 1));
  for (const pass of passes) drawBubbles(context, drawing, frame, pass);
  for (const pass of passes) drawDots(context, drawing, frame, side, pass);
  context.globalAlpha = 1;
}

/** One path for all of a colour: thousands of circles cost a few fills. */
function drawBubbles(
  context: CanvasRenderingContext2D,
  { x, y, reach, colors, positions }: Drawing,
  frame: Frame,
  { bubble: faint, holds }: Pass,
): void {
  const { scale, left, top } = frame;
  let color = '';
  let circles: Path2D | null = null;
  const finish = (): void => {
    if (circles !== null) fillCircles(context, circles, color, faint);
    circles = null;
  };
  for (let at = 0; at < x.length; at++) {
    if (!isSeen(frame, x[at] as number, y[at] as number, reach[at] as number)) continue;
    if (!holds(positions[at] as number)) continue;
    if (colors[at] !== color) {
      finish();
      color = colors[at] as string;
      context.fillStyle = color;
      context.globalAlpha = 2 * faint;
    }
    const [across, down] = [left + scale * (x[at] as number), top - scale * (y[at] as number)];
    const radius = Math.max(1, (reach[at] as number) * scale);
    if (radius < SQUARE) {
      context.fillRect(across - radius, down - radius, 2 * radius, 2 * radius);
    } else {
      circles ??= new Path2D();
      circles.moveTo(across + radius, down);
      circles.arc(across, down, radius, 0, 2 * Math.PI);
    }
  }
  finish();
}

function fillCircles(context: CanvasRenderingContext2D, circles: Path2D, color: string, faint: number): void {
  context.strokeStyle = color;
  context.lineWidth = 1.25;
  context.globalAlpha = 2 * faint;
  context.stroke(circles);
  context.globalAlpha = faint;
  context.fill(circles);
}

function drawDots(
  context: CanvasRenderingContext2D,
  { x, y, reach, colors, positions, dots }: Drawing,
  frame: Frame,
  side: number,
  { dot: strength, holds }: Pass,
): void {
  const { scale, left, top } = frame;
  const half = side / scale;
  let color = '';
  context.globalAlpha = strength;
  for (let at = 0; at < x.length; at++) {
    const position = positions[at] as number;
    if (!isSeen(frame, x[at] as number, y[at] as number, DOTS_REACH * (reach[at] as number) + half)) continue;
    if (!holds(position)) continue;
    const end = dots.from[position + 1] as number;
    for (let dot = dots.from[position] as number; dot < end; dot++) {
      const [away, up] = [dots.x[dot] as number, dots.y[dot] as number];
      if (!isSeen(frame, away, up, half)) continue;
      if (colors[at] !== color) {
        color = colors[at] as string;
        context.fillStyle = color;
      }
      context.fillRect(left + scale * away - side / 2, top - scale * up - side / 2, side, side);
    }
  }
}

/** The whole map in little. */
export function drawMinimap(context: CanvasRenderingContext2D, { x, y, reach, colors }: Drawing, little: Size): void {
  context.clearRect(0, 0, little.width, little.height);
  const { scale, left, top } = frameOf(wholeMap, little);
  context.globalAlpha = 0.7;
  for (let at = 0; at < x.length; at++) {
    if (colors[at] !== colors[at - 1]) context.fillStyle = colors[at] as string;
    const [across, down] = [left + scale * (x[at] as number), top - scale * (y[at] as number)];
    const radius = Math.max(0.75, (reach[at] as number) * scale);
    if (radius < 1) {
      context.fillRect(across - radius, down - radius, 2 * radius, 2 * radius);
    } else {
      context.beginPath();
      context.arc(across, down, radius, 0, 2 * Math.PI);
      context.fill();
    }
  }
  context.globalAlpha = 1;
}
