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
