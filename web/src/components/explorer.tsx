import { useEffect } from 'react';
import type { ReleaseIndex } from '../data/release-index.ts';
import { NavigationProvider, useHashNavigation } from '../state/use-place.ts';
import { ClusterPane } from './cluster-pane.tsx';
import { Details } from './details.tsx';
import { Header } from './header.tsx';
import { Method } from './method.tsx';
import { Summary } from './summary.tsx';

/** The whole page over one release. */
export function Explorer({ index }: { readonly index: ReleaseIndex }) {
  const navigation = useHashNavigation();
  const { title } = index.release.manifest;
  const chosen = index.cluster(navigation.place.cluster);
  useEffect(() => {
    document.title = chosen ? `${chosen.name} · ${title}` : `${title} · Sightline`;
  }, [chosen, title]);
  const empty = index.release.clusters.clusters.length === 0;
  return (
    <NavigationProvider value={navigation}>
      <Header manifest={index.release.manifest} />
      <main data-view={navigation.place.cluster === '' ? 'all' : 'cluster'}>
        <Summary release={index.release} />
        <div className="panes">
          {empty ? <NothingPublished /> : <ClusterPane index={index} />}
          <Details index={index} />
        </div>
        <Method release={index.release} />
      </main>
    </NavigationProvider>
  );
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
