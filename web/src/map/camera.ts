/** What part of the map is seen: the point in the middle, in the coordinates of the release, and how far in. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  /** 1 shows all of the map. */
  readonly zoom: number;
}

/** In CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const wholeMap: Camera = { x: 0, y: 0, zoom: 1 };
export const MOST_ZOOM = 64;

/** Half of what is seen at zoom 1: a margin lies around the map. */
const HALF_SEEN = 1.1;

/** Pixels of one unit of the map. */
export function scaleOf({ zoom }: Pick<Camera, 'zoom'>, { width, height }: Size): number {
  return (zoom * Math.min(width, height)) / (2 * HALF_SEEN);
}

/** The map's second axis points up. */
export function toScreen(point: Point, camera: Camera, size: Size): Point {
  const scale = scaleOf(camera, size);
  return {
    x: size.width / 2 + (point.x - camera.x) * scale,
    y: size.height / 2 - (point.y - camera.y) * scale,
  };
}

export function toMap(point: Point, camera: Camera, size: Size): Point {
  const scale = scaleOf(camera, size);
  return {
    x: camera.x + (point.x - size.width / 2) / scale,
    y: camera.y - (point.y - size.height / 2) / scale,
  };
}

/** Whether a point is in the square around the middle that every shape of the map shows. */
export function isSeen({ x, y }: Point, camera: Camera): boolean {
  const half = HALF_SEEN / camera.zoom;
  return Math.abs(x - camera.x) <= half && Math.abs(y - camera.y) <= half;
}

/** Shows something as a quarter of the view, wherever it is. */
export function cameraOn({ x, y, reach }: Point & { readonly reach: number }): Camera {
  const zoom = reach > 0 ? HALF_SEEN / (4 * reach) : MOST_ZOOM;
  return { x, y, zoom: Math.min(MOST_ZOOM / 2, Math.max(1, zoom)) };
}

/** `x,y,zoom` in an address; empty for the whole map. */
export function formatCamera({ x, y, zoom }: Camera): string {
  if (zoom <= 1.001 && Math.abs(x) < 0.001 && Math.abs(y) < 0.001) return '';
  return [x.toFixed(3), y.toFixed(3), zoom.toFixed(2)].map(Number).join(',');
}

/** Null where the text is no camera. */
export function parseCamera(text: string): Camera | null {
  const [x, y, zoom, ...rest] = text.split(',').map(Number);
  if (text === '' || rest.length > 0 || ![x, y, zoom].every(Number.isFinite)) return null;
  const within = (value: number, most: number): number => Math.min(most, Math.max(-most, value));
  return {
    x: within(x as number, 1.5),
    y: within(y as number, 1.5),
    zoom: Math.min(MOST_ZOOM, Math.max(1, zoom as number)),
  };
}
