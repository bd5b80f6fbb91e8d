import type { Place } from '../state/place.ts';
import { usePlace } from '../state/use-place.ts';

interface OptionProps {
  readonly change: Partial<Place>;
  readonly field: keyof Place;
  readonly children: string;
}

/** One of several links to other ways of showing the same. */
export function Option({ change, field, children }: OptionProps) {
  const { place, link } = usePlace();
  return (
    <li>
      <a href={link(change)} aria-current={place[field] === change[field] ? 'true' : undefined}>
        {children}
      </a>
    </li>
  );
}
