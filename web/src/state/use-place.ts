import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { formatPlace, movedTo, type Place, parsePlace } from './place.ts';

interface Navigation {
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

/**
 * Follows the hash of the address, whoever changes it: links, the back button or the page.
 *
 * @param tree the tree of an address that names none, where there are several: then every address that is made names its tree
 */
export function useHashNavigation(tree = ''): Navigation {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => {
    const named = parsePlace(hash);
    const place = { ...named, tree: named.tree || tree };
    const link = (change: Partial<Place>) => formatPlace(movedTo(place, change));
    return {
      place,
      link,
      go: (change) => {
        window.history.pushState(null, '', link(change));
        notify();
      },
      replace: (change) => {
        window.history.replaceState(null, '', link(change));
        notify();
      },
    };
  }, [hash, tree]);
}

const listeners = new Set<() => void>();

function notify(): void {
  for (const listener of listeners) listener();
}

function subscribe(onChange: () => void): () => void {
  listeners.add(onChange);
  window.addEventListener('popstate', onChange);
  return () => {
    listeners.delete(onChange);
    window.removeEventListener('popstate', onChange);
  };
}
