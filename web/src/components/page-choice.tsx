import type { ReleaseData } from '../../../src/public-records/release.ts';
import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';

const pages: readonly (readonly [page: string, title: string, isShown?: (release: ReleaseData) => boolean])[] = [
  ['overview', words.pages.overview],
  ['', words.pages.explore],
  ['compare', words.pages.compare],
  ['trends', words.pages.trends, ({ trends }) => trends !== undefined],
  ['safety', words.pages.safety, ({ safety }) => safety !== undefined],
  ['run', words.pages.run],
];

/** Links to the pages that have something to show. What is chosen comes along. */
export function PageChoice({ release }: { readonly release: ReleaseData }) {
  const { place, link } = usePlace();
  const offered = pages.filter(([, , isShown]) => isShown?.(release) ?? true);
  return (
    <nav className="page-choice" aria-label={words.pages.label}>
      <ul>
        {offered.map(([page, title]) => (
          <li key={page}>
            <a href={link({ page })} aria-current={place.page === page ? 'page' : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
