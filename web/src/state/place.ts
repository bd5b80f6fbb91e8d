/** Where a reader is in the release: all of it is in the hash of the address. */
export interface Place {
  /** `overview`, `compare`, `trends`, `safety` or `run`; empty for the clusters one by one. */
  readonly page: string;
  /** Name of the text by which the tree is clustered; empty for the one that the page begins with. */
  readonly tree: string;
  /** Id of the chosen cluster; empty for all conversations. */
  readonly cluster: string;
  readonly search: string;
  /** Lines of the tree that are open or closed otherwise than cluster and search imply, as `data/open-lines.ts` writes them. */
  readonly open: string;
  /** Name of the chosen facet; empty for the first. */
  readonly facet: string;
  /** Label of the chosen value of the facet; empty for none. */
  readonly value: string;
  /** `name`, `change`, `concern`, or `over` for how over-represented a value is; empty for size. */
  readonly sort: string;
  /** Label of that value. */
  readonly by: string;
  /** The least number of conversations of clusters in the tree; empty for any. */
  readonly least: string;
  /** `boxes` for the tree as boxes in proportion to size; empty for lines. */
  readonly shape: string;
  /** `single` for clusters without parts, `tops` for the top of the tree, where clusters are listed; empty for what the page begins with. */
  readonly rows: string;
  /** `table` for figures in lines; empty for the heat map where clusters are compared, for bars where one is shown. */
  readonly as: string;
  /** `table` for the clusters of the map in lines; empty for the map. */
  readonly map: string;
  /** `change`, `concern`, or `over` for how over-represented the chosen value is, on the map; empty for the families of the tree. */
  readonly color: string;
  /** From which mean concern on a cluster is called concerning, 1 to 5; empty for that of all conversations. */
  readonly concern: string;
  /** From which share of flags on a cluster is called flagged, 0 to 1; empty for that of all conversations. */
  readonly flags: string;
  /** What is seen of the map, as `map/camera.ts` writes it; empty for what the choice suggests. */
  readonly view: string;
  /** Name of the chosen set of items, of an item in it, and of the answer that shows the behavior in those that are listed. */
  readonly set: string;
  readonly item: string;
  readonly label: string;
  /** Name of the chosen measurement. */
  readonly measurement: string;
  /** Widths of the panes, as `data/pane-widths.ts` writes them; empty for those that the page begins with. */
  readonly panes: string;
}

export const startPlace: Place = {
  page: '',
  tree: '',
  cluster: '',
  search: '',
  open: '',
  facet: '',
  value: '',
  sort: '',
  by: '',
  least: '',
  shape: '',
  rows: '',
  as: '',
  map: '',
  color: '',
  concern: '',
  flags: '',
  view: '',
  set: '',
  item: '',
  label: '',
  measurement: '',
  panes: '',
};

const names = Object.keys(startPlace) as (keyof Place)[];

/** Reads `#tree=...&cluster=...&search=...`; whatever else is there is ignored. */
export function parsePlace(hash: string): Place {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  return { ...startPlace, ...Object.fromEntries(names.map((name) => [name, fields.get(name) ?? ''])) };
}

/** The hash of a place, with `#`. Empty fields are left out. */
export function formatPlace(place: Place): string {
  const fields = new URLSearchParams();
  for (const name of names) {
    if (place[name] !== '') fields.set(name, place[name]);
  }
  return `#${fields.toString()}`;
}

/** The place with some fields changed, and without what then means nothing: another tree has another map and other lines, a search begins anew. */
export function movedTo(place: Place, change: Partial<Place>): Place {
  const isOtherTree = change.tree !== undefined && change.tree !== place.tree;
  const isOtherSearch = change.search !== undefined && change.search !== place.search;
  return { ...place, ...(isOtherTree && { view: '' }), ...((isOtherTree || isOtherSearch) && { open: '' }), ...change };
}
