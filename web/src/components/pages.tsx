import { type ComponentType, lazy } from 'react';
import type { ReleaseIndex } from '../data/release-index.ts';
import { Method } from './method.tsx';

export interface PageProps {
  readonly index: ReleaseIndex;
  /** The tree that has tables; undefined where none has. */
  readonly tables: ReleaseIndex | undefined;
}

/** Pages beside that of the clusters, by their name in the address. Each is loaded when it is first asked for. */
export const pages: Readonly<Record<string, ComponentType<PageProps>>> = {
  overview: lazy(async () => ({ default: (await import('./overview-page.tsx')).OverviewPage })),
  compare: lazy(async () => {
    const { ComparePage } = await import('./compare-page.tsx');
    return { default: (props: PageProps) => withMethod(<ComparePage {...props} />, props) };
  }),
  trends: lazy(async () => {
    const { TrendsPage } = await import('./trends-page.tsx');
    return { default: (props: PageProps) => withMethod(<TrendsPage index={props.index} />, props) };
  }),
  safety: lazy(async () => {
    const { SafetyPage } = await import('./safety-page.tsx');
    return { default: (props: PageProps) => withMethod(<SafetyPage index={props.index} />, props) };
  }),
  run: lazy(async () => {
    const { RunPage } = await import('./run-page.tsx');
    return { default: (props: PageProps) => withMethod(<RunPage release={props.index.release} />, props) };
  }),
};

function withMethod(page: React.ReactNode, { index }: PageProps) {
  return (
    <>
      {page}
      <Method release={index.release} />
    </>
  );
}
