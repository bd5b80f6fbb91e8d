import { useMemo } from 'react';
import type { ReleaseIndex } from '../data/release-index.ts';
import type { Tint } from '../data/tints.ts';
import { type Theme, useThemeInForce } from '../state/theme.ts';
import { cellColor, familyColor } from './colors.ts';
import type { Chosen } from './draw.ts';
import type { Scene } from './scene.ts';

/** By cluster id; undefined where families have colours of their own. */
export type ColoredCells = ReadonlyMap<string, Tint> | undefined;

/** The colour of a bubble and of what a label stands for, by cluster id, whatever is chosen. */
export function useColors(index: ReleaseIndex, cells: ColoredCells): (id: string) => string {
  const theme = useThemeInForce();
  return useMemo(() => colorsOf(index, cells, theme), [index, cells, theme]);
}

function colorsOf(index: ReleaseIndex, cells: ColoredCells, theme: Theme): (id: string) => string {
  return (id) => (cells === undefined ? familyColor(index.family(id), theme) : cellColor(cells.get(id), theme));
}

/** @param cluster id of the cluster before which all others stand back; empty for none */
export function useChosen(scene: Scene, cluster: string): Chosen {
  return useMemo(() => chosenOf(scene, cluster), [scene, cluster]);
}

function chosenOf({ bubbles, members }: Scene, cluster: string): Chosen {
  const own = members.get(cluster) ?? [];
  if (own.length === 0) return null;
  const chosen = new Uint8Array(bubbles.length);
  for (const at of own) chosen[at] = 1;
  return chosen;
}
