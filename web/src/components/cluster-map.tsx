import { largestFirst } from '../data/by-size.ts';
import { clustersCsv } from '../data/csv.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';
import { Choice } from './choice.tsx';
import { DownloadButton } from './download-button.tsx';
import { MapStage } from './map-stage.tsx';
import { MapTable } from './map-table.tsx';
import { Option } from './option.tsx';

/** Clusters where they lie by meaning, or in lines: the same choice as in the tree, which says all that the map shows. */
export function ClusterMap({ index }: { readonly index: ReleaseIndex }) {
  const { place } = usePlace();
  const tools = <MapTools index={index} />;
  return (
    <section className="map-pane" aria-labelledby="map-heading">
      <h2 id="map-heading" className="visually-hidden">
        {words.map.heading}
      </h2>
      {place.map === 'table' ? <MapTable index={index}>{tools}</MapTable> : <MapStage index={index}>{tools}</MapStage>}
    </section>
  );
}

/** The same in lines, and as a file. */
function MapTools({ index }: { readonly index: ReleaseIndex }) {
  const { view } = words.map;
  const csv = () => clustersCsv(index, index.release.clusters.clusters.toSorted(largestFirst));
  return (
    <>
      <Choice label={view.label}>
        <Option change={{ map: '' }} field="map">
          {view.map}
        </Option>
        <Option change={{ map: 'table' }} field="map">
          {view.table}
        </Option>
      </Choice>
      <DownloadButton name="clusters" csv={csv} />
    </>
  );
}
