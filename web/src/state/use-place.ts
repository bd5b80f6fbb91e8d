import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { formatPlace, type Place, parsePlace } from './place.ts';

export interface Navigation {
  readonly place: Place;
  /** Address of the place with some fields changed, for a link. */
  link(change: Partial<Place>): string;
  /** Goes there and leaves a step in the history. */
  go(change: Partial<Place>): void;
  /** Goes there in place of the present step. */
  replace(change: Partial<Place>): void;
}

const NavigationContext = createContext<Navigation | null>(null);
export const NavigationProvider = NavigationContext.Provider;

/** The place of the nearest provider. */
export function usePlace(): Navigation {
  return useContext(NavigationContext)!;
}

/** Follows the hash of the address, whoever changes it: links, the back button or the page. */
export function useHashNavigation(): Navigation {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => {
    const place = parsePlace(hash);
    const link = (change: Partial<Place>) => formatPlace({ ...place, ...change });
    return {
      place,
      link,
      go: (change) => window.location.assign(link(change)),
      replace: (change) => window.location.replace(link(change)),
    };
  }, [hash]);
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}
