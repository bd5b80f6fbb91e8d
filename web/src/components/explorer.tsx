import { Suspense, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { ReleaseIndex } from '../data/release-index.ts';
import { destinationGroups, findAnywhere } from '../data/results.ts';
import type { RunIndex } from '../data/run-index.ts';
import type { Place } from '../state/place.ts';
import { NavigationProvider, useHashNavigation } from '../state/use-place.ts';
import { DestinationsProvider } from './destinations.ts';
import { type PageProps, pages, type ReleasePage } from './pages.tsx';
import { Shell } from './shell.tsx';
import { TreeChoice } from './tree-choice.tsx';
import { UnknownTree } from './unknown-tree.tsx';

/** The whole page over one release, or over the one of several trees that the address names. */
export function Explorer({ run }: { readonly run: RunIndex }) {
  const navigation = useHashNavigation(run.begin);
  const { place } = navigation;
  const index = run.tree(place.tree);
  const shown = index ?? run.tree(run.begin);
  const shownPages = useMemo(
    () => (shown ? pages.filter((page) => page.isShown({ index: shown, tables: run.withTables })) : []),
    [shown, run],
  );
  // An address may name a page that has nothing to show: it says so itself.
  const page = pages.find(({ name }) => name === place.page) ?? pages.find(({ name }) => name === '');
  const destinations = useMemo(
    () => (query: string) => destinationGroups(query, shownPages, run.choices),
    [shownPages, run],
  );
  const find = useMemo(() => (query: string) => findAnywhere(index, query, destinations(query)), [index, destinations]);
  useTitle(index, page, place, run);
  useTopOf(place.page);
  if (shown === undefined || page === undefined) return null;
  const { title, stamps } = shown.release.manifest;
  const controls = run.choices.length > 0 && <TreeChoice choices={run.choices} />;
  return (
    <NavigationProvider value={navigation}>
      <DestinationsProvider value={destinations}>
        <Shell title={title} stamps={stamps} pages={shownPages} controls={controls} find={find}>
          {index ? (
            <Shown key={place.tree} page={page} place={place} index={index} tables={run.withTables} />
          ) : (
            <UnknownTree run={run} />
          )}
        </Shell>
      </DestinationsProvider>
    </NavigationProvider>
  );
}

interface ShownProps extends PageProps {
  readonly page: ReleasePage;
  readonly place: Place;
}

function Shown({ page: { name, Page }, place, ...props }: ShownProps) {
  const view = name === '' ? (place.cluster === '' ? 'all' : 'cluster') : name;
  return (
    <Suspense fallback={<main aria-busy="true" />}>
      <main data-view={view}>
        <Page {...props} />
      </main>
    </Suspense>
  );
}

/** Cluster, tree where there are several, and release, as far as there are any. */
function useTitle(
  index: ReleaseIndex | undefined,
  page: ReleasePage | undefined,
  { cluster }: Place,
  { choices }: RunIndex,
): void {
  const manifest = index?.release.manifest;
  const chosen = page && page.name !== '' ? page.title : index?.cluster(cluster)?.name;
  const tree = choices.length > 0 ? manifest?.clusteredBy?.title : undefined;
  const parts = [chosen, tree, manifest?.title, ...(chosen ? [] : ['Sightline'])].filter((part) => part !== undefined);
  const title = parts.join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}

/** Another page begins at its top. */
function useTopOf(page: string): void {
  const before = useRef(page);
  useLayoutEffect(() => {
    if (before.current !== page) window.scrollTo({ top: 0 });
    before.current = page;
  }, [page]);
}
