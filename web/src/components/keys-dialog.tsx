import { words } from '../words.ts';
import { Modal } from './modal.tsx';

interface KeyGroup {
  readonly title: string;
  /** Keys, any of which does it, and what they do. */
  readonly keys: readonly (readonly [keys: readonly string[], does: string])[];
}

const groups: readonly KeyGroup[] = [
  {
    title: 'Everywhere',
    keys: [
      [['/', 'Ctrl+K'], 'Search clusters and pages'],
      [['?'], 'This list'],
      [['Esc'], 'Close what is open; in the search of the tree, end it'],
      [['Tab'], 'On to the next control: tree, map and tables are one each'],
    ],
  },
  {
    title: 'Tree',
    keys: [
      [['Up', 'Down', 'Home', 'End'], 'Go from line to line'],
      [['Right', 'Left'], 'Open and close, or go to the first part and to the parent'],
      [['*'], 'Open a line and all beside it'],
      [['A to Z'], 'Go to the next line that begins so'],
      [['Enter'], 'Choose'],
    ],
  },
  {
    title: 'Map',
    keys: [
      [['Arrow keys'], 'Move'],
      [['+', '−'], 'Zoom'],
      [['0'], 'Show all'],
    ],
  },
  {
    title: 'Heat map and its table',
    keys: [
      [['Arrow keys'], 'Go from cell to cell'],
      [['Home', 'End'], 'Go to the ends of a row, with Ctrl to the ends of all'],
      [['Page Up', 'Page Down'], 'Go ten rows'],
    ],
  },
  {
    title: 'Edge between panes',
    keys: [
      [['Right', 'Left'], 'Move it'],
      [['Home', 'End'], 'As far as it goes'],
      [['Enter'], 'Bring the first width back'],
    ],
  },
];

/** What every key does, by where it does it. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal title={words.keys.heading} className="keys-dialog" onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by the keyboard. */}
      <section className="keys-groups" tabIndex={0} aria-label={words.keys.list}>
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([names, does]) => (
                <div key={does}>
                  <dt>
                    {names.map((name) => (
                      <kbd key={name}>{name}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </section>
    </Modal>
  );
}
