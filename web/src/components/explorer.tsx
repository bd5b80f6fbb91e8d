import { type ReactNode, Suspense, useDeferredValue, useEffect } from 'react';
import type { ReleaseIndex } from '../data/release-index.ts';
import type { RunIndex } from '../data/run-index.ts';
import type { Place } from '../state/place.ts';
import { NavigationProvider, useHashNavigation, usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';
import { ClusterMap } from './cluster-map.tsx';
import { ClusterPane } from './cluster-pane.tsx';
import { Details } from './details.tsx';
import { Header } from './header.tsx';
import { Method } from './method.tsx';
import { pages } from './pages.tsx';
import { Summary } from './summary.tsx';
import { UnknownTree } from './unknown-tree.tsx';

/** The whole page over one release, or over the one of several trees that the address names. */
export function Explorer({ run }: { readonly run: RunIndex }) {
  const navigation = useHashNavigation(run.begin);
  const { place } = navigation;
  const index = run.tree(place.tree);
  const shown = index ?? run.tree(run.begin);
  useTitle(index, place, run);
  return (
    <NavigationProvider value={navigation}>
      {shown && <Header manifest={shown.release.manifest} choices={run.choices} />}
      {index ? (
        <TreeOf key={place.tree} index={index} run={run} all={place.cluster === ''} />
      ) : (
        <UnknownTree run={run} />
      )}
    </NavigationProvider>
  );
}

interface TreeProps {
  readonly index: ReleaseIndex;
  readonly run: RunIndex;
  /** Whether no cluster is chosen. */
  readonly all: boolean;
}

function TreeOf({ index, run, all }: TreeProps): ReactNode {
  const { place } = usePlace();
  const Page = Object.hasOwn(pages, place.page) ? pages[place.page] : undefined;
  if (Page === undefined) return <ClustersPage index={index} run={run} all={all} />;
  return (
    <Suspense fallback={<main aria-busy="true" />}>
      <main data-view={place.page}>
        <Page index={index} tables={run.withTables} />
      </main>
    </Suspense>
  );
}

function ClustersPage({ index, run, all }: TreeProps) {
  const empty = index.release.clusters.clusters.length === 0;
  // What is chosen is seen in tree and map first, and what there is to say about it in the frame that follows.
  const later = useDeferredValue(usePlace());
  return (
    <main data-view={all ? 'all' : 'cluster'}>
      <Summary release={index.release} />
      <div className={empty ? 'panes empty-tree' : 'panes'}>
        {empty ? <NothingPublished /> : <ClusterPane index={index} />}
        {!empty && <ClusterMap index={index} />}
        <NavigationProvider value={later}>
          <Details index={index} tables={run.withTables} />
        </NavigationProvider>
      </div>
      <Method release={index.release} />
    </main>
  );
}

const titles: Readonly<Record<string, string>> = {
  overview: words.overview.heading,
  compare: words.compare.heading,
  run: words.run.heading,
};

/** Cluster, tree where there are several, and release, as far as there are any. */
function useTitle(index: ReleaseIndex | undefined, { page, cluster }: Place, { choices }: RunIndex): void {
  const manifest = index?.release.manifest;
  const chosen = titles[page] ?? index?.cluster(cluster)?.name;
  const tree = choices.length > 0 ? manifest?.clusteredBy?.title : undefined;
  const parts = [chosen, tree, manifest?.title, ...(chosen ? [] : ['Sightline'])].filter((part) => part !== undefined);
  const title = parts.join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}

function NothingPublished() {
  return (
    <section className="cluster-pane empty" aria-labelledby="nothing-published">
      <h2 id="nothing-published">No cluster could be published</h2>
      <p>
        Every group of conversations fell below the thresholds of this release, or no name for it was safe to show. More
        conversations, or a release with a less strict preset for a smaller circle of readers, would show more.
      </p>
    </section>
  );
}
