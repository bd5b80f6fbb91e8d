import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';
import type { ShellPage } from './shell.tsx';

/** Links to the pages. What is chosen comes along. */
export function PageChoice({ pages }: { readonly pages: readonly ShellPage[] }) {
  const { place, link } = usePlace();
  return (
    <nav className="page-choice" aria-label={words.pages.label}>
      <ul>
        {pages.map(({ name, title }) => (
          <li key={name}>
            <a href={link({ page: name })} aria-current={place.page === name ? 'page' : undefined}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
