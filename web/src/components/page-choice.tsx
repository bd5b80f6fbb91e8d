import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';

const pages = [
  ['overview', words.pages.overview],
  ['', words.pages.explore],
  ['compare', words.pages.compare],
  ['run', words.pages.run],
] as const;

/** Links to the pages. What is chosen comes along. */
export function PageChoice() {
  const { place, link } = usePlace();
  return (
    <nav className="page-choice" aria-label={words.pages.label}>
      <ul>
        {pages.map(([page, title]) => (
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
