import type { HeatCell } from '../data/comparisons.ts';
import type { Theme } from '../state/theme.ts';

/** Lightness and chroma of colours on a ground, by theme (OKLCH: equally light, whatever the hue). */
const tones: Readonly<Record<Theme, string>> = { light: '0.56 0.135', dark: '0.76 0.115' };

/** In degrees: the golden angle keeps any number of neighbours in the list apart. */
const TURN = 137.508;
const FIRST = 205;

/** The colour of a family of clusters, by its position among those at the top. */
export function familyColor(family: number, theme: Theme): string {
  return `oklch(${tones[theme]} ${((FIRST + family * TURN) % 360).toFixed(1)})`;
}

/** From a quarter more on, twice, and four times as much; the other way in blue. By distance from 1. */
const strengths: Readonly<Record<Theme, readonly string[]>> = {
  light: ['0.8 0.075', '0.68 0.14', '0.52 0.16'],
  dark: ['0.5 0.06', '0.64 0.11', '0.8 0.14'],
};
const HUES = { over: 55, under: 250 };
const unsure: Readonly<Record<Theme, string>> = { light: 'oklch(0.82 0.01 230)', dark: 'oklch(0.42 0.012 230)' };

/** The colour of a cluster by how a value is represented in it: grey where that is not surely more or less than in all. */
export function cellColor(cell: HeatCell | undefined, theme: Theme): string {
  if (cell?.kind !== 'shown' || cell.mark === null || cell.tone === 0) return unsure[theme];
  return `oklch(${strengths[theme][Math.abs(cell.tone) - 1]} ${HUES[cell.mark]})`;
}
