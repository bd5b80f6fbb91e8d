import { findRanges } from '../data/search.ts';

interface HighlightedProps {
  readonly text: string;
  readonly query: string;
}

/** A text with the words of the search marked. */
export function Highlighted({ text, query }: HighlightedProps) {
  if (query === '') return text;
  const ranges = findRanges(text, query);
  return ranges
    .map(([start, end], place) => (
      <span key={start}>
        {text.slice(place === 0 ? 0 : ranges[place - 1]![1], start)}
        <mark>{text.slice(start, end)}</mark>
        {place === ranges.length - 1 && text.slice(end)}
      </span>
    ))
    .concat(ranges.length === 0 ? [<span key="all">{text}</span>] : []);
}
