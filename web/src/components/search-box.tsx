import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { PublicCluster } from '../../../src/public-records/release.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';
import { closePath, Icon, searchPath } from './icons.tsx';
import { SearchResults } from './search-results.tsx';

/** So many results are listed; the tree shows all. */
const mostListed = 8;

interface SearchBoxProps {
  readonly index: ReleaseIndex;
  /** What the words of the address find, best first. */
  readonly ranked: readonly PublicCluster[];
  /** Words that are marked in it. */
  readonly marked: string;
  /** Goes on to the tree. */
  readonly onDown: () => void;
}

/**
 * Search over names and descriptions: the best matches in a list under the words (the ARIA combobox pattern), all of them in the tree.
 * `/` and Ctrl+K come here from anywhere.
 */
export function SearchBox({ index, ranked, marked, onDown }: SearchBoxProps) {
  const { place, go, replace } = usePlace();
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  useSearchKeys(() => {
    input.current?.focus();
    input.current?.select();
  });
  const listed = isOpen ? ranked.slice(0, mostListed) : [];
  const show = (shown: boolean) => {
    setIsOpen(shown);
    setActive(-1);
  };
  const change = (search: string) => {
    show(search !== '');
    (place.search === '' ? go : replace)({ search });
  };
  const choose = (at: number) => {
    const cluster = listed[at]?.id;
    if (cluster !== undefined) go({ cluster });
    show(false);
  };
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      if (ranked.length === 0) return onDown();
      setIsOpen(true);
      setActive(isOpen ? (active + 1) % listed.length : 0);
    },
    ArrowUp: () => setActive(active <= 0 ? listed.length - 1 : active - 1),
    Enter: () => choose(Math.max(0, active)),
    Escape: () => (isOpen && listed.length > 0 ? show(false) : place.search !== '' && change('')),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (move === undefined || event.nativeEvent.isComposing) return;
    event.preventDefault();
    move();
  };
  return (
    <search className="search-box">
      <Icon path={searchPath} />
      <input
        ref={input}
        type="text"
        inputMode="search"
        role="combobox"
        aria-label={words.search.label}
        aria-expanded={listed.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 ? `${list}-${active}` : undefined}
        placeholder={words.search.label}
        autoComplete="off"
        spellCheck={false}
        value={place.search}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => show(false)}
      />
      {place.search === '' ? (
        <kbd title={words.search.keys}>/</kbd>
      ) : (
        <button type="button" onClick={() => change('')}>
          <Icon path={closePath} />
          <span className="visually-hidden">{words.search.clear}</span>
        </button>
      )}
      <SearchResults
        id={list}
        index={index}
        listed={listed}
        more={ranked.length - listed.length}
        marked={marked}
        active={active}
        onChoose={choose}
      />
    </search>
  );
}

/** `/` unless something is typed, and Ctrl+K (on a Mac Command+K) even then. */
function useSearchKeys(act: () => void): void {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const withControl = event.ctrlKey || event.metaKey;
      const isSlash = event.key === '/' && !withControl && !event.altKey && !isTyping(event.target);
      const isLetter = event.key.toLowerCase() === 'k' && withControl && !event.altKey && !event.shiftKey;
      if (!isSlash && !isLetter) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type !== 'range';
}
