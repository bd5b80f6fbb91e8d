import { type CSSProperties, useDeferredValue } from 'react';
import { parsePanes } from '../data/pane-widths.ts';
import { NavigationProvider, usePlace } from '../state/use-place.ts';
import { ClusterMap } from './cluster-map.tsx';
import { ClusterPane } from './cluster-pane.tsx';
import { Details } from './details.tsx';
import { Method } from './method.tsx';
import type { PageProps } from './pages.tsx';
import { PaneEdge, widthNames } from './pane-edge.tsx';
import { Summary } from './summary.tsx';

/** Tree, map and details. */
export function ClustersPage({ index, tables }: PageProps) {
  const empty = index.release.clusters.clusters.length === 0;
  // What is chosen is seen in tree and map first, and what there is to say about it in the frame that follows.
  const later = useDeferredValue(usePlace());
  return (
    <>
      <Summary release={index.release} />
      <div className={empty ? 'panes empty-tree' : 'panes'} style={usePaneWidths()}>
        {empty ? <NothingPublished /> : <ClusterPane index={index} />}
        {!empty && <PaneEdge pane="tree" />}
        {!empty && <ClusterMap index={index} />}
        {!empty && <PaneEdge pane="details" />}
        <NavigationProvider value={later}>
          <Details index={index} tables={tables} />
        </NavigationProvider>
      </div>
      <Method release={index.release} />
    </>
  );
}

/** Widths of the address, for the style sheet, which has its own where there are none. */
function usePaneWidths(): CSSProperties {
  const { tree, details } = parsePanes(usePlace().place.panes);
  return {
    ...(tree !== null && { [widthNames.tree]: `${tree}rem` }),
    ...(details !== null && { [widthNames.details]: `${details}rem` }),
  } as CSSProperties;
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
