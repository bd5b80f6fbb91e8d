/** Everything that the gate decides on, gathered from what the stages wrote. */
import type { GateFacet, GateInput, GateLevel, GateName } from '../../privacy/gate-input.ts';
import { meetsCellThresholds, presets, type Thresholds, wordSupport } from '../../privacy/thresholds.ts';
import { Private } from '../../privacy/visibility.ts';
import { type FacetDefinition, readsClusteredText } from '../facets/definitions.ts';
import { labelFacets, NOT_GIVEN } from '../facets/facet-labels.ts';
import type { IsRare, LabelledRow } from '../facets/labels.ts';
import {
  type Outputs,
  readClusters,
  readEdited,
  readFailedAudits,
  readHierarchy,
  readLineage,
  readNamedBelow,
  readNames,
  readOfFacetRows,
  readPlaces,
  readStability,
} from '../stage-outputs.ts';
import { supportOf } from '../support.ts';
import { withHandwritten } from './handwritten-names.ts';

/** Thresholds, and what the stages of a run made under them. */
export interface DecidedLevel {
  readonly thresholds: Thresholds;
  readonly outputs: Outputs;
}

/** @param levels what is decided upon one another, weakest first and the release itself last; all of them have the same tree */
export function gateInputOf(
  levels: readonly [...DecidedLevel[], DecidedLevel],
  definitions: readonly FacetDefinition[],
): Private<GateInput> {
  const { outputs } = levels.at(-1) as DecidedLevel;
  const rows = readOfFacetRows(outputs, ({ account, values }) => ({ account, values }));
  const places = readPlaces(outputs);
  const decided = levels.map((_, last) => levelOf(levels.slice(0, last + 1), definitions, rows));
  return new Private<GateInput>({
    nodes: readHierarchy(outputs),
    ...(decided.at(-1) as GateLevel),
    weaker: decided.slice(0, -1),
    members: new Map(readClusters(outputs).map((cluster) => [cluster.id, cluster.members])),
    accounts: rows.map((row) => row.account),
    positions: new Map(places.map((place) => [place.id, place.position])),
    spread: new Map(places.map((place) => [place.id, place.spread])),
    stability: readStability(outputs),
    lineage: new Map(readLineage(outputs).map((lineage) => [lineage.id, lineage])),
    neighbours: new Map(places.map((place) => [place.id, place.neighbours])),
  });
}

/** What differs at the last of these levels. */
function levelOf(
  levels: readonly DecidedLevel[],
  definitions: readonly FacetDefinition[],
  rows: readonly LabelledRow[],
): GateLevel {
  const { thresholds, outputs } = levels.at(-1) as DecidedLevel;
  const named = readNamedBelow(outputs, wordSupport(thresholds));
  const asked = levels.map((level) => level.thresholds);
  return {
    thresholds,
    names: named === null ? namesIn(outputs) : namedAs(named, wordSupport(thresholds)),
    facets: gateFacets(definitions, rows, asked),
  };
}

/** Clusters that have a name, whatever it is. */
function namedAs(ids: readonly string[], support: number): GateInput['names'] {
  return new Map(ids.map((id) => [id, { name: id, description: '', support }]));
}

/** An auditor that did not let a name pass counts, whatever else was said of it. */
function namesIn(outputs: Outputs): GateInput['names'] {
  const names = new Map<string, GateName | 'failed-audit'>(readNames(outputs));
  for (const id of readFailedAudits(outputs)) names.set(id, 'failed-audit');
  return withHandwritten(names, readEdited(outputs));
}

/** Rare under every preset is what is rare by the cells of `internal`: so all of them tell the same values apart. */
function gateFacets(
  definitions: readonly FacetDefinition[],
  rows: readonly LabelledRow[],
  levels: readonly Thresholds[],
): GateFacet[] {
  const rare = [presets.internal, ...levels].map((thresholds) => rareUnder(thresholds, rows));
  const ofSameText = new Set(definitions.filter(readsClusteredText).map(({ name }) => name));
  return labelFacets(definitions, rows, rare).map(({ name, title, kind, labels, values }) => ({
    name,
    title,
    kind,
    sameText: ofSameText.has(name),
    labels: labels.filter((label) => label !== NOT_GIVEN),
    values: Array.from(values, (value) => {
      const label = labels[value] as string;
      return label === NOT_GIVEN ? null : label;
    }),
  }));
}

/** Looks at no more rows than it needs: of most values there are many. */
function rareUnder(thresholds: Thresholds, rows: readonly LabelledRow[]): IsRare {
  return (some) => {
    const accounts = new Set<string>();
    for (const row of some) {
      if (accounts.size >= thresholds.minCellAccounts) break;
      const account = rows[row]?.account ?? null;
      if (account !== null) accounts.add(account);
    }
    const support = supportOf([...accounts], thresholds);
    return !meetsCellThresholds({ ...support, conversations: some.length }, thresholds);
  };
}
