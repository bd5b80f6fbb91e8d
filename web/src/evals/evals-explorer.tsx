import { Suspense, useEffect, useMemo, useState } from 'react';
import type { EvalsPage } from '../../../src/public-records/evals-page.ts';
import { Shell } from '../components/shell.tsx';
import { destinationGroups, type Findings } from '../data/results.ts';
import { plain, queryWords } from '../data/search.ts';
import { NavigationProvider, useHashNavigation } from '../state/use-place.ts';
import { indexEvals } from './evals-index.ts';
import { type EvalsPageEntry, pagesOf } from './pages.tsx';
import './evals.css';
import './items.css';
import './measured.css';

/** The whole page over sets of items and measurements. */
export function EvalsExplorer({ page: data }: { readonly page: EvalsPage }) {
  const navigation = useHashNavigation();
  const { place } = navigation;
  const index = useMemo(() => indexEvals(data), [data]);
  // Whoever has read what items are like is not asked again while the page is open.
  const [isWarned, setIsWarned] = useState(false);
  const pages = useMemo(() => pagesOf(data), [data]);
  const page = pages.find(({ name }) => name === place.page) ?? (pages[0] as EvalsPageEntry);
  const find = useMemo(() => (query: string) => findIn(data, pages, query), [data, pages]);
  useEffect(() => {
    document.title = `${page.title} · ${data.title} · Sightline`;
  }, [page, data]);
  return (
    <NavigationProvider value={navigation}>
      <Shell title={data.title} stamps={[]} pages={pages} find={find}>
        <Suspense fallback={<main aria-busy="true" />}>
          <main data-view={`evals-${page.name || 'sets'}`}>
            <page.Page index={index} isWarned={isWarned} onWarned={() => setIsWarned(true)} />
          </main>
        </Suspense>
      </Shell>
    </NavigationProvider>
  );
}

/** Sets by name and behavior, and pages. */
function findIn({ sets }: EvalsPage, pages: readonly EvalsPageEntry[], query: string): Findings {
  const asked = queryWords(query);
  const found = sets.filter(({ name, summary }) => {
    const told = plain(`${name} ${summary}`);
    return asked.every((word) => told.includes(word));
  });
  const results = found.slice(0, MOST_LISTED).map(({ name, summary }) => ({
    ...{ key: `set ${name}`, name, way: summary, figure: '' },
    change: { page: 'items', set: name, item: '' },
  }));
  const groups = results.length === 0 ? [] : [{ label: 'Sets', results, more: found.length - results.length }];
  return { groups: [...groups, ...destinationGroups(query, pages, [])], marked: query, notes: [] };
}

const MOST_LISTED = 8;
