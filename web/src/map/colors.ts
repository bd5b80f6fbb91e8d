import type { Tone } from '../data/comparisons.ts';
import type { Tint } from '../data/tints.ts';
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

/** Of clusters that are new: a hue that stands on neither side. */
const fresh: Readonly<Record<Theme, string>> = { light: 'oklch(0.6 0.13 150)', dark: 'oklch(0.76 0.13 150)' };
/** By mean rating: what is hardly concerning apart from the rest, which darkens on a light ground and lights up on a dark one. */
const concerns: Readonly<Record<Theme, readonly string[]>> = {
  light: ['0.76 0.07 195', '0.8 0.09 350', '0.66 0.17 350', '0.5 0.2 350'],
  dark: ['0.5 0.06 195', '0.5 0.09 350', '0.64 0.16 350', '0.8 0.15 350'],
};

/** The colour of a cluster by what the map is coloured by: grey where that is not sure. */
export function cellColor(cell: Tint | undefined, theme: Theme): string {
  if (cell?.kind === 'change') return changeColor(cell.isNew, cell.tone, theme);
  if (cell?.kind === 'concern') return cell.step === null ? unsure[theme] : concernColor(cell.step, theme);
  if (cell?.kind !== 'shown' || cell.mark === null || cell.tone === 0) return unsure[theme];
  return toneColor(cell.tone, theme);
}

function changeColor(isNew: boolean, tone: Tone, theme: Theme): string {
  if (isNew) return fresh[theme];
  return tone === 0 ? unsure[theme] : toneColor(tone, theme);
}

/** @param tone not 0 */
function toneColor(tone: Tone, theme: Theme): string {
  return `oklch(${strengths[theme][Math.abs(tone) - 1]} ${tone > 0 ? HUES.over : HUES.under})`;
}

function concernColor(step: number, theme: Theme): string {
  return `oklch(${concerns[theme][step]})`;
}
