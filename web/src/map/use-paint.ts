import { useMemo } from 'react';
import { type Theme, useThemeInForce } from '../state/theme.ts';
import { familyColor } from './colors.ts';
import type { Look, Paint } from './draw.ts';
import type { Bubble, Scene } from './scene.ts';

export interface MapPaint extends Paint {
  familyColor(family: number): string;
}

/** @param chosen id of the cluster before which all others stand back; empty for none */
export function usePaint(scene: Scene, chosen: string, pointed: Bubble | null): MapPaint {
  const theme = useThemeInForce();
  const painted = useMemo(() => paintOf(scene, chosen, theme), [scene, chosen, theme]);
  return useMemo(() => {
    const members = scene.members.get(chosen) ?? [];
    return {
      ...painted,
      ringed: [...(members.length === 1 ? members : []), ...(pointed === null ? [] : [scene.bubbles.indexOf(pointed)])],
    };
  }, [painted, scene, chosen, pointed]);
}

function paintOf(scene: Scene, chosen: string, theme: Theme): Omit<MapPaint, 'ringed'> {
  const members = new Set(scene.members.get(chosen) ?? []);
  const isDimmed = (position: number): boolean => members.size > 0 && !members.has(position);
  const looks = looksOf(scene, isDimmed, theme);
  const lookOf = new Uint16Array(scene.bubbles.length);
  looks.forEach(({ bubbles }, look) => {
    for (const position of bubbles) lookOf[position] = look;
  });
  return {
    looks,
    lookOf,
    familyColor: (family) => familyColor(family, theme),
    ring: getComputedStyle(document.documentElement).getPropertyValue('--text'),
  };
}

/** What stands back first. */
function looksOf(scene: Scene, isDimmed: (position: number) => boolean, theme: Theme): Look[] {
  const groups = Map.groupBy(scene.bubbles.keys(), (at) => `${isDimmed(at) ? 0 : 1} ${scene.bubbles[at]?.family}`);
  return [...groups.values()]
    .map(([first = 0, ...others]) => ({
      color: familyColor(scene.bubbles[first]?.family ?? 0, theme),
      isDimmed: isDimmed(first),
      bubbles: [first, ...others],
    }))
    .sort((left, right) => Number(right.isDimmed) - Number(left.isDimmed));
}
