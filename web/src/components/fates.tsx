import { type ReactNode, useId } from 'react';
import { type Fates as Found, fatesOf } from '../data/changes.ts';
import { percent } from '../data/format.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { usePlace } from '../state/use-place.ts';
import { trendsWords } from '../trends-words.ts';

/** So many of each. */
const MOST = 12;

/** What is new, no longer shown, split and merged. */
export function Fates({ index }: { readonly index: ReleaseIndex }) {
  const { fates } = trendsWords;
  const { born, gone, split, merged } = fatesOf(index);
  return (
    <section aria-labelledby="fates-heading">
      <h3 id="fates-heading">{fates.heading}</h3>
      <div className="fates">
        <List heading={fates.born} none={fates.bornNone}>
          {born.map((cluster) => (
            <Entry key={cluster.id} id={cluster.id} name={cluster.name} beside={percent(cluster.share)} />
          ))}
        </List>
        <List heading={fates.gone} none={fates.goneNone} note={gone.length > 0 ? fates.goneWhy : undefined}>
          {gone.map(({ id, name, share }) => (
            <Entry key={id} name={name} beside={fates.was(percent(share))} />
          ))}
        </List>
        <List heading={fates.split} none={fates.splitNone}>
          {split.map(withOrigins)}
        </List>
        <List heading={fates.merged} none={fates.mergedNone}>
          {merged.map(withOrigins)}
        </List>
      </div>
    </section>
  );
}

function withOrigins({ cluster: { id, name }, from }: Found['split'][number]) {
  return <Entry key={id} id={id} name={name} beside={trendsWords.fates.from(from.map((origin) => origin.name))} />;
}

interface ListProps {
  readonly heading: string;
  readonly none: string;
  readonly note?: string | undefined;
  readonly children: readonly ReactNode[];
}

function List({ heading, none, note, children }: ListProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h4 id={id}>
        {heading} <span className="fate-count">{children.length}</span>
      </h4>
      {note !== undefined && <p className="withheld-note">{note}</p>}
      {children.length === 0 ? <p className="withheld-note">{none}</p> : <ul>{children.slice(0, MOST)}</ul>}
      {children.length > MOST && <p className="withheld-note">{trendsWords.fates.andMore(children.length - MOST)}</p>}
    </section>
  );
}

interface EntryProps {
  /** Absent where the release does not show it. */
  readonly id?: string;
  readonly name: string;
  readonly beside: string;
}

function Entry({ id, name, beside }: EntryProps) {
  const { link } = usePlace();
  return (
    <li>
      {id === undefined ? <span>{name}</span> : <a href={link({ page: '', cluster: id })}>{name}</a>}
      <span className="list-parent">{beside}</span>
    </li>
  );
}
