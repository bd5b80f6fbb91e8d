import type { Camera, Size } from './camera.ts';
import { scaleOf, toMap } from './camera.ts';
import type { Dots } from './dots.ts';
import type { Bubble, Scene } from './scene.ts';

/** Bubbles that look alike: they are drawn at one go. */
export interface Look {
  /** As CSS writes it. */
  readonly color: string;
  /** Whether they stand back behind what is chosen. */
  readonly isDimmed: boolean;
  /** Positions of the bubbles. */
  readonly bubbles: readonly number[];
}

export interface Paint {
  /** In the order in which they are drawn. Every bubble is in one. */
  readonly looks: readonly Look[];
  /** By bubble: the position of its look. */
  readonly lookOf: Uint16Array;
  /** Colour around what is chosen or pointed at. */
  readonly ring: string;
  /** Positions of bubbles that have a ring. */
  readonly ringed: readonly number[];
}

interface View {
  readonly camera: Camera;
  readonly size: Size;
}

/** Smaller circles are squares: nobody sees the difference. In pixels. */
const SQUARE = 2.5;

const opacity = { bubble: 0.34, dimmed: 0.1, dot: 0.85, dimmedDot: 0.18 };

/** All of the map into a canvas whose pixels are those of the screen. */
export function drawMap(
  context: CanvasRenderingContext2D,
  { bubbles }: Pick<Scene, 'bubbles'>,
  dots: Dots,
  view: View,
  paint: Paint,
): void {
  context.clearRect(0, 0, view.size.width, view.size.height);
  for (const look of paint.looks) fillBubbles(context, bubbles, view, look);
  drawDots(context, dots, view, paint);
  for (const position of paint.ringed) ring(context, bubbles[position] as Bubble, view, paint.ring);
}

/** One path for all: thousands of circles cost a few fills. */
function fillBubbles(
  context: CanvasRenderingContext2D,
  bubbles: readonly Bubble[],
  view: View,
  { color, isDimmed, bubbles: positions }: Look,
): void {
  const scale = scaleOf(view.camera, view.size);
  const edges = new Path2D();
  const faint = isDimmed ? opacity.dimmed : opacity.bubble;
  context.fillStyle = color;
  context.strokeStyle = color;
  context.lineWidth = 1.25;
  context.globalAlpha = 2 * faint;
  for (const position of positions) {
    const bubble = bubbles[position] as Bubble;
    const { x, y } = screenOf(bubble, view, scale);
    const radius = Math.max(1, bubble.reach * scale);
    if (!isSeen(x, y, radius, view.size)) continue;
    if (radius < SQUARE) {
      context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius);
    } else {
      edges.moveTo(x + radius, y);
      edges.arc(x, y, radius, 0, 2 * Math.PI);
    }
  }
  context.stroke(edges);
  context.globalAlpha = faint;
  context.fill(edges);
  context.globalAlpha = 1;
}

function drawDots(context: CanvasRenderingContext2D, dots: Dots, view: View, paint: Paint): void {
  const { size, camera } = view;
  const scale = scaleOf(camera, size);
  const side = Math.min(3.2, 1.2 + 0.25 * Math.log2(camera.zoom + 1));
  for (let dot = 0; dot < dots.x.length; dot++) {
    const { x, y } = screenOf({ x: dots.x[dot] as number, y: dots.y[dot] as number }, view, scale);
    if (!isSeen(x, y, side, size)) continue;
    const look = paint.looks[paint.lookOf[dots.bubble[dot] as number] as number] as Look;
    context.fillStyle = look.color;
    context.globalAlpha = look.isDimmed ? opacity.dimmedDot : opacity.dot;
    context.fillRect(x - side / 2, y - side / 2, side, side);
  }
  context.globalAlpha = 1;
}

function ring(context: CanvasRenderingContext2D, bubble: Bubble, view: View, color: string): void {
  const scale = scaleOf(view.camera, view.size);
  const { x, y } = screenOf(bubble, view, scale);
  context.beginPath();
  context.arc(x, y, Math.max(4, bubble.reach * scale) + 1.5, 0, 2 * Math.PI);
  context.strokeStyle = color;
  context.lineWidth = 2;
  context.stroke();
}

/** As `toScreen`, with the scale at hand: it is asked for thousands of points. */
function screenOf(point: { readonly x: number; readonly y: number }, { camera, size }: View, scale: number) {
  return { x: size.width / 2 + (point.x - camera.x) * scale, y: size.height / 2 - (point.y - camera.y) * scale };
}

function isSeen(x: number, y: number, reach: number, { width, height }: Size): boolean {
  return x > -reach && y > -reach && x < width + reach && y < height + reach;
}

/** The whole map in little, with the part that is seen. */
export function drawMinimap(
  context: CanvasRenderingContext2D,
  { bubbles }: Pick<Scene, 'bubbles'>,
  little: Size,
  view: View,
  paint: Paint,
): void {
  context.clearRect(0, 0, little.width, little.height);
  const whole = { camera: { x: 0, y: 0, zoom: 1 }, size: little };
  const scale = scaleOf(whole.camera, little);
  context.globalAlpha = 0.7;
  for (const { color, bubbles: positions } of paint.looks) {
    context.fillStyle = color;
    for (const position of positions) {
      const bubble = bubbles[position] as Bubble;
      const { x, y } = screenOf(bubble, whole, scale);
      const radius = Math.max(0.75, bubble.reach * scale);
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fill();
    }
  }
  context.globalAlpha = 1;
  const from = toMap({ x: 0, y: 0 }, view.camera, view.size);
  const to = toMap({ x: view.size.width, y: view.size.height }, view.camera, view.size);
  const [corner, other] = [screenOf(from, whole, scale), screenOf(to, whole, scale)];
  context.strokeStyle = paint.ring;
  context.lineWidth = 1.5;
  context.strokeRect(corner.x, corner.y, other.x - corner.x, other.y - corner.y);
}
