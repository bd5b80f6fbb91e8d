import { createContext, useContext } from 'react';
import type { ResultGroup } from '../data/results.ts';

/** Where else on the page words lead, beside what they find of its data. */
type Destinations = (words: string) => readonly ResultGroup[];

const DestinationsContext = createContext<Destinations>(() => []);
export const DestinationsProvider = DestinationsContext.Provider;

/** Pages and trees that words lead to. */
export function useDestinations(): Destinations {
  return useContext(DestinationsContext);
}
