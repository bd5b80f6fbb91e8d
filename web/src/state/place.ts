/** Where a reader is in the release: all of it is in the hash of the address. */
export interface Place {
  /** Name of the text by which the tree is clustered; empty for the one that the page begins with. */
  readonly tree: string;
  /** Id of the chosen cluster; empty for all conversations. */
  readonly cluster: string;
  readonly search: string;
  /** Name of the chosen facet; empty for the first. */
  readonly facet: string;
}

export const startPlace: Place = { tree: '', cluster: '', search: '', facet: '' };

const names = ['tree', 'cluster', 'search', 'facet'] as const;

/** Reads `#tree=...&cluster=...&search=...&facet=...`; whatever else is there is ignored. */
export function parsePlace(hash: string): Place {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  const [tree = '', cluster = '', search = '', facet = ''] = names.map((name) => fields.get(name) ?? '');
  return { tree, cluster, search, facet };
}

/** The hash of a place, with `#`. Empty fields are left out. */
export function formatPlace(place: Place): string {
  const fields = new URLSearchParams();
  for (const name of names) {
    if (place[name] !== '') fields.set(name, place[name]);
  }
  return `#${fields.toString()}`;
}
