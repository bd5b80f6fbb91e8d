import type { Place } from '../state/place.ts';
import { usePlace } from '../state/use-place.ts';

interface OptionProps {
  readonly change: Partial<Place>;
  readonly field: keyof Place;
  /** Whether it is what is shown. Default: where the address says so. */
  readonly isCurrent?: boolean;
  readonly children: string;
}

/** One of several links to other ways of showing the same. */
export function Option({ change, field, isCurrent, children }: OptionProps) {
  const { place, link } = usePlace();
  const isShown = isCurrent ?? place[field] === change[field];
  return (
    <li>
      <a href={link(change)} aria-current={isShown ? 'true' : undefined}>
        {children}
      </a>
    </li>
  );
}
