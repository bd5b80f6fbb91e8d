import { type ComponentType, lazy } from 'react';
import type { ReleaseIndex } from '../data/release-index.ts';
import { words } from '../words.ts';
import { ClustersPage } from './clusters-page.tsx';
import { Method } from './method.tsx';
import type { ShellPage } from './shell.tsx';

export interface PageProps {
  readonly index: ReleaseIndex;
  /** The tree that has tables; undefined where none has. */
  readonly tables: ReleaseIndex | undefined;
}

/** A page about a release. */
export interface ReleasePage extends ShellPage {
  /** Whether there is anything to be shown on it: else nothing leads to it. */
  isShown(props: PageProps): boolean;
  readonly Page: ComponentType<PageProps>;
}

const always = () => true;

/** Pages in the order of their links. All but that of the clusters are loaded when they are first asked for. */
export const pages: readonly ReleasePage[] = [
  {
    name: 'overview',
    title: words.pages.overview,
    isShown: always,
    Page: lazy(async () => ({ default: (await import('./overview-page.tsx')).OverviewPage })),
  },
  { name: '', title: words.pages.explore, isShown: always, Page: ClustersPage },
  {
    name: 'compare',
    title: words.pages.compare,
    isShown: always,
    Page: lazy(async () => {
      const { ComparePage } = await import('./compare-page.tsx');
      return { default: (props: PageProps) => withMethod(<ComparePage {...props} />, props) };
    }),
  },
  {
    name: 'trends',
    title: words.pages.trends,
    isShown: ({ index }) => index.release.trends !== undefined,
    Page: lazy(async () => {
      const { TrendsPage } = await import('./trends-page.tsx');
      return { default: (props: PageProps) => withMethod(<TrendsPage index={props.index} />, props) };
    }),
  },
  {
    name: 'safety',
    title: words.pages.safety,
    isShown: ({ index }) => index.release.safety !== undefined,
    Page: lazy(async () => {
      const { SafetyPage } = await import('./safety-page.tsx');
      return { default: (props: PageProps) => withMethod(<SafetyPage index={props.index} />, props) };
    }),
  },
  {
    name: 'run',
    title: words.pages.run,
    isShown: always,
    Page: lazy(async () => {
      const { RunPage } = await import('./run-page.tsx');
      return { default: (props: PageProps) => withMethod(<RunPage release={props.index.release} />, props) };
    }),
  },
];

function withMethod(page: React.ReactNode, { index }: PageProps) {
  return (
    <>
      {page}
      <Method release={index.release} />
    </>
  );
}
