import { useMemo } from 'react';
import type { ReleaseIndex } from '../data/release-index.ts';
import type { Tint } from '../data/tints.ts';
import { type Theme, useThemeInForce } from '../state/theme.ts';
import { cellColor, familyColor } from './colors.ts';
import type { Look, Paint } from './draw.ts';
import type { Bubble, Scene } from './scene.ts';

export interface MapPaint extends Paint {
  /** Of what a label stands for. */
  colorOf(id: string): string;
}

/** By cluster id; undefined where families have colours of their own. */
export type ColoredCells = ReadonlyMap<string, Tint> | undefined;

interface PaintOptions {
  readonly index: ReleaseIndex;
  readonly scene: Scene;
  /** Id of the cluster before which all others stand back; empty for none. */
  readonly chosen: string;
  readonly pointed: Bubble | null;
  readonly cells: ColoredCells;
}

export function usePaint({ index, scene, chosen, pointed, cells }: PaintOptions): MapPaint {
  const theme = useThemeInForce();
  const painted = useMemo(() => paintOf({ index, scene, chosen, cells }, theme), [index, scene, chosen, cells, theme]);
  return useMemo(() => {
    const members = scene.members.get(chosen) ?? [];
    return {
      ...painted,
      ringed: [...(members.length === 1 ? members : []), ...(pointed === null ? [] : [scene.bubbles.indexOf(pointed)])],
    };
  }, [painted, scene, chosen, pointed]);
}

function paintOf(
  { index, scene, chosen, cells }: Omit<PaintOptions, 'pointed'>,
  theme: Theme,
): Omit<MapPaint, 'ringed'> {
  const members = new Set(scene.members.get(chosen) ?? []);
  const isDimmed = (position: number): boolean => members.size > 0 && !members.has(position);
  const colorOf = (id: string): string =>
    cells === undefined ? familyColor(index.family(id), theme) : cellColor(cells.get(id), theme);
  const looks = looksOf(scene, isDimmed, colorOf);
  const lookOf = new Uint16Array(scene.bubbles.length);
  looks.forEach(({ bubbles }, look) => {
    for (const position of bubbles) lookOf[position] = look;
  });
  return {
    looks,
    lookOf,
    colorOf,
    ring: getComputedStyle(document.documentElement).getPropertyValue('--text'),
  };
}

/** What stands back first. */
function looksOf(scene: Scene, isDimmed: (position: number) => boolean, colorOf: (id: string) => string): Look[] {
  const colors = scene.bubbles.map(({ cluster }) => colorOf(cluster.id));
  const groups = Map.groupBy(colors.keys(), (at) => `${isDimmed(at) ? 0 : 1} ${colors[at]}`);
  return [...groups.values()]
    .map(([first = 0, ...others]) => ({
      color: colors[first] ?? '',
      isDimmed: isDimmed(first),
      bubbles: [first, ...others],
    }))
    .sort((left, right) => Number(right.isDimmed) - Number(left.isDimmed));
}
