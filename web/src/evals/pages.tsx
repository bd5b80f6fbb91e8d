import { type ComponentType, lazy } from 'react';
import type { EvalsPage } from '../../../src/public-records/evals-page.ts';
import type { ShellPage } from '../components/shell.tsx';
import type { EvalsIndex } from './evals-index.ts';
import { evalsWords } from './evals-words.ts';
import { SetsPage } from './sets-page.tsx';

export interface EvalsPageProps {
  readonly index: EvalsIndex;
  /** Whether the reader has been told what items may say. */
  readonly isWarned: boolean;
  readonly onWarned: () => void;
}

export interface EvalsPageEntry extends ShellPage {
  readonly Page: ComponentType<EvalsPageProps>;
}

const { pages: titles } = evalsWords;

const models: EvalsPageEntry = {
  name: 'models',
  title: titles.models,
  Page: lazy(async () => ({ default: (await import('./models-page.tsx')).ModelsPage })),
};

/** In the order of their links. */
const evalsPages: readonly EvalsPageEntry[] = [
  { name: '', title: titles.sets, Page: SetsPage },
  {
    name: 'items',
    title: titles.items,
    Page: lazy(async () => ({ default: (await import('./items-page.tsx')).ItemsPage })),
  },
  {
    name: 'quality',
    title: titles.quality,
    Page: lazy(async () => ({ default: (await import('./quality-page.tsx')).QualityPage })),
  },
  models,
];

/** Those that have something to show: measurements without sets open with what models answer. */
export function pagesOf({ sets, measurements }: EvalsPage): readonly EvalsPageEntry[] {
  return sets.length === 0 && measurements.length > 0 ? [{ ...models, name: '' }] : evalsPages;
}
