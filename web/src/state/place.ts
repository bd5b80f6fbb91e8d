/** Where a reader is in the release: all of it is in the hash of the address. */
export interface Place {
  /** Id of the chosen cluster; empty for all conversations. */
  readonly cluster: string;
  readonly search: string;
  /** Name of the chosen facet; empty for the first. */
  readonly facet: string;
}

export const startPlace: Place = { cluster: '', search: '', facet: '' };

/** Reads `#cluster=...&search=...&facet=...`; whatever else is there is ignored. */
export function parsePlace(hash: string): Place {
  const fields = new URLSearchParams(hash.replace(/^#/, ''));
  return {
    cluster: fields.get('cluster') ?? '',
    search: fields.get('search') ?? '',
    facet: fields.get('facet') ?? '',
  };
}

/** The hash of a place, with `#`. Empty fields are left out. */
export function formatPlace(place: Place): string {
  const fields = new URLSearchParams();
  for (const name of ['cluster', 'search', 'facet'] as const) {
    if (place[name] !== '') fields.set(name, place[name]);
  }
  return `#${fields.toString()}`;
}
