/** Where a reader is in the release: all of it is in the hash of the address. */
export interface Place {
  /** `overview`, `compare` or `run`; empty for the clusters one by one. */
  readonly page: string;
  /** Name of the text by which the tree is clustered; empty for the one that the page begins with. */
  readonly tree: string;
  /** Id of the chosen cluster; empty for all conversations. */
  readonly cluster: string;
  readonly search: string;
  /** Name of the chosen facet; empty for the first. */
  readonly facet: string;
  /** Label of the chosen value of the facet; empty for none. */
  readonly value: string;
  /** `name`, or `over` for how over-represented a value is; empty for size. */
  readonly sort: string;
  /** Label of that value. */
  readonly by: string;
  /** `single` for clusters without parts, where clusters are compared; empty for the top of the tree. */
  readonly rows: string;
  /** `table` for figures in lines, where clusters are compared; empty for the heat map. */
  readonly as: string;
  /** `over` for how over-represented the chosen value is, on the map; empty for the families of the tree. */
  readonly color: string;
  /** What is seen of the map, as `map/camera.ts` writes it; empty for what the choice suggests. */
  readonly view: string;
}

export const startPlace: Place = {
  page: '',
  tree: '',
  cluster: '',
  search: '',
  facet: '',
  value: '',
  sort: '',
  by: '',
  rows: '',
  as: '',
  color: '',
  view: '',
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
