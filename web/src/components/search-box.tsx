import { type KeyboardEvent, useId, useState } from 'react';
import type { Result, ResultGroup } from '../data/results.ts';
import { words as said } from '../words.ts';
import { closePath, Icon, searchPath } from './icons.tsx';
import { SearchResults } from './search-results.tsx';

interface SearchBoxProps {
  /** Of the input. */
  readonly id?: string;
  readonly words: string;
  readonly onWords: (words: string) => void;
  /** What the words find. */
  readonly groups: readonly ResultGroup[];
  /** Words that are marked in it. */
  readonly marked: string;
  readonly onChoose: (result: Result) => void;
  /** Goes on to where else the matches are, where there is nothing to list. */
  readonly onDown?: () => void;
  /** Whether results are listed all the time, and not only while words are typed. */
  readonly staysOpen?: boolean;
}

/** Words, and what they lead to in a list under them (the ARIA combobox pattern). */
export function SearchBox({ id, words, onWords, groups, marked, onChoose, onDown, staysOpen = false }: SearchBoxProps) {
  const list = useId();
  const [isOpened, setIsOpened] = useState(false);
  const [active, setActive] = useState(-1);
  const isOpen = isOpened || staysOpen;
  const results = groups.flatMap((group) => group.results);
  const listed = isOpen ? results : [];
  const show = (shown: boolean) => {
    setIsOpened(shown);
    setActive(-1);
  };
  const change = (to: string) => {
    show(to !== '');
    onWords(to);
  };
  const choose = (at: number) => {
    const result = listed[at];
    show(false);
    if (result !== undefined) onChoose(result);
  };
  const moves: Readonly<Record<string, (() => void) | undefined>> = {
    ArrowDown: () => {
      if (results.length === 0) return onDown?.();
      setIsOpened(true);
      setActive(isOpen ? (active + 1) % listed.length : 0);
    },
    ArrowUp: () => setActive(active <= 0 ? listed.length - 1 : active - 1),
    Enter: () => choose(Math.max(0, active)),
    // Where the list stays open, Escape closes what it is in.
    Escape: staysOpen ? undefined : () => (listed.length > 0 ? show(false) : words !== '' && change('')),
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
        id={id}
        type="text"
        inputMode="search"
        role="combobox"
        aria-label={said.search.label}
        aria-expanded={listed.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active >= 0 && active < listed.length ? `${list}-${active}` : undefined}
        placeholder={said.search.label}
        autoComplete="off"
        spellCheck={false}
        value={words}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
        onFocus={({ target }) => staysOpen && target.select()}
        onBlur={() => show(false)}
      />
      {words === '' ? (
        !staysOpen && <kbd title={said.search.keys}>/</kbd>
      ) : (
        <button type="button" onClick={() => change('')}>
          <Icon path={closePath} />
          <span className="visually-hidden">{said.search.clear}</span>
        </button>
      )}
      <SearchResults id={list} groups={isOpen ? groups : []} marked={marked} active={active} onChoose={choose} />
    </search>
  );
}
