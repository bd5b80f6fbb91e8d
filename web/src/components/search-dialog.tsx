import { useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Findings, Result } from '../data/results.ts';
import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';
import { Modal } from './modal.tsx';
import { SearchBox } from './search-box.tsx';

interface SearchDialogProps {
  readonly find: (words: string) => Findings;
  readonly onClose: () => void;
}

/** The search over whatever page is shown. */
export function SearchDialog({ find, onClose }: SearchDialogProps) {
  const { place, go } = usePlace();
  const [typed, setTyped] = useState(place.search);
  const { groups, marked, notes } = useMemo(() => find(typed), [find, typed]);
  const choose = ({ change }: Result) => {
    flushSync(() => {
      go(change);
      onClose();
    });
    if (change.cluster) document.getElementById('details')?.focus({ preventScroll: true });
  };
  return (
    <Modal title={words.search.heading} className="search-dialog" onClose={onClose}>
      <SearchBox words={typed} onWords={setTyped} groups={groups} marked={marked} onChoose={choose} staysOpen />
      <div role="status">
        {notes.map((note) => (
          <p key={note} className="search-note">
            {note}
          </p>
        ))}
      </div>
    </Modal>
  );
}
