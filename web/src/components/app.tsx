import { lazy, Suspense, useEffect, useState } from 'react';
import type { EvalsPage } from '../../../src/public-records/evals-page.ts';
import { evalsPageIn, parsePageData, readPageText, UnreadableRelease } from '../data/read-release.ts';
import { indexTrees, type RunIndex } from '../data/run-index.ts';
import { Explorer } from './explorer.tsx';
import { Notice } from './notice.tsx';

type Loaded =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'ready'; readonly run: RunIndex }
  | { readonly kind: 'evals'; readonly page: EvalsPage };

const EvalsExplorer = lazy(async () => ({ default: (await import('../evals/evals-explorer.tsx')).EvalsExplorer }));

/** Reads the release and shows it, or says why it cannot. */
export function App() {
  const [loaded, setLoaded] = useState<Loaded>({ kind: 'waiting' });
  useEffect(() => {
    load().then(setLoaded);
  }, []);
  switch (loaded.kind) {
    case 'waiting':
      return <Notice title="Reading the release" busy />;
    case 'failed':
      return (
        <Notice title="This release cannot be shown" failed>
          <p>{loaded.reason}</p>
          <p>
            Make it again with <code>sightline insights release</code>, or open the page anew with{' '}
            <code>sightline serve</code>.
          </p>
        </Notice>
      );
    case 'ready':
      return <Explorer run={loaded.run} />;
    case 'evals':
      return (
        <Suspense fallback={<Notice title="Reading the sets" busy />}>
          <EvalsExplorer page={loaded.page} />
        </Suspense>
      );
  }
}

async function load(): Promise<Loaded> {
  try {
    const text = await readPageText();
    const page = evalsPageIn(text);
    return page === null ? { kind: 'ready', run: indexTrees(parsePageData(text)) } : { kind: 'evals', page };
  } catch (error) {
    const known = error instanceof UnreadableRelease;
    return { kind: 'failed', reason: known ? error.message : 'The release has an unknown shape.' };
  }
}
