/** Everything that the gate decides on, gathered from what the stages wrote. */
import type { GateFacet, GateInput, GateName } from '../../privacy/gate-input.ts';
import { meetsCellThresholds, type Thresholds } from '../../privacy/thresholds.ts';
import { Private } from '../../privacy/visibility.ts';
import type { FacetDefinition } from '../facets/definitions.ts';
import { labelFacets, NOT_GIVEN } from '../facets/facet-labels.ts';
import type { FacetRow } from '../records.ts';
import {
  type Outputs,
  readClusters,
  readEdited,
  readFacetRows,
  readFailedAudits,
  readHierarchy,
  readLineage,
  readNames,
  readPlaces,
  readStability,
} from '../stage-outputs.ts';
import { supportOf } from '../support.ts';
import { withHandwritten } from './handwritten-names.ts';

export function gateInputOf(
  outputs: Outputs,
  definitions: readonly FacetDefinition[],
  thresholds: Thresholds,
): Private<GateInput> {
  const rows = readFacetRows(outputs);
  const places = readPlaces(outputs);
  return new Private<GateInput>({
    nodes: readHierarchy(outputs),
    names: namesIn(outputs),
    members: new Map(readClusters(outputs).map((cluster) => [cluster.id, cluster.members])),
    accounts: rows.map((row) => row.account),
    facets: gateFacets(definitions, rows, thresholds),
    positions: new Map(places.map((place) => [place.id, place.position])),
    spread: new Map(places.map((place) => [place.id, place.spread])),
    stability: readStability(outputs),
    lineage: new Map(readLineage(outputs).map((lineage) => [lineage.id, lineage])),
    neighbours: new Map(places.map((place) => [place.id, place.neighbours])),
    thresholds,
  });
}

/** An auditor that did not let a name pass counts, whatever else was said of it. */
function namesIn(outputs: Outputs): GateInput['names'] {
  const names = new Map<string, GateName | 'failed-audit'>(readNames(outputs));
  for (const id of readFailedAudits(outputs)) names.set(id, 'failed-audit');
  return withHandwritten(names, readEdited(outputs));
}

function gateFacets(
  definitions: readonly FacetDefinition[],
  rows: readonly FacetRow[],
  thresholds: Thresholds,
): GateFacet[] {
  const isRare = (some: readonly number[]): boolean =>
    !meetsCellThresholds(
      supportOf(
        some.map((row) => rows[row]?.account ?? null),
        thresholds,
      ),
      thresholds,
    );
  return labelFacets(definitions, rows, isRare).map(({ name, title, kind, labels, values }) => ({
    name,
    title,
    kind,
    labels: labels.filter((label) => label !== NOT_GIVEN),
    values: Array.from(values, (value) => {
      const label = labels[value] as string;
      return label === NOT_GIVEN ? null : label;
    }),
  }));
}
