import { Mark } from './icons.tsx';
import { ThemeButton } from './theme-button.tsx';

interface DeskHeaderProps {
  readonly title: string;
  /** What is to be known of the page. */
  readonly stamps: readonly string[];
}

/** The head of a page on which somebody answers. */
export function DeskHeader({ title, stamps }: DeskHeaderProps) {
  return (
    <header className="page-header">
      <p className="brand">
        <Mark />
        <span>Sightline</span>
      </p>
      <h1>{title}</h1>
      <ul className="stamps" aria-label="About this page">
        {stamps.map((stamp) => (
          <li key={stamp}>{stamp}</li>
        ))}
      </ul>
      <ThemeButton />
    </header>
  );
}
