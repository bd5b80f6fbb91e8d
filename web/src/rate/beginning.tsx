import { type FormEvent, useState } from 'react';
import type { RatingPage } from '../../../src/evals/rate/page-data.ts';
import { counted } from '../data/format.ts';

interface NoticeProps {
  readonly behavior: string;
  readonly items: number;
  readonly rated: number;
  readonly onBegin: () => void;
}

/** What is to be known before the first item is shown. */
export function ContentNotice({ behavior, items, rated, onBegin }: NoticeProps) {
  return (
    <section className="rate-beginning" aria-labelledby="notice">
      <h2 id="notice">Before you begin</h2>
      <p>
        You rate {counted(items, 'item')} that a language model is asked. They may hold views that offend, and aims that
        would be dangerous in a system: they are there to test models, and nobody asks you to share them. Stop whenever
        you like.
      </p>
      <p>
        The behavior that they test: <strong>{behavior}</strong>.
      </p>
      <p>
        You are not told which answer the set calls the right one, nor how sure of it anybody is. Say what you think;
        some answers are known beforehand.
      </p>
      <Keys />
      <button type="button" className="rate-begin" ref={(button) => button?.focus()} onClick={onBegin}>
        {rated > 0 ? `Go on: ${rated} of ${items} rated` : 'Begin'} <kbd>Enter</kbd>
      </button>
    </section>
  );
}

const keys = [
  ['1 to 5', 'how well the item tests the behavior'],
  ['Y N, A B …, 0', 'which answer shows it, or that you cannot tell'],
  ['Y N', 'whether that is clear, or could be taken either way'],
  ['U', 'take the last answer back'],
  ['Left Right', 'other items'],
  ['[ ]', 'other questions of the item'],
  ['M', 'comment; Escape leaves it'],
] as const;

function Keys() {
  return (
    <dl className="rate-keys">
      {keys.map(([key, what], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
        <div key={at}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  );
}

interface NameProps {
  readonly page: RatingPage;
  readonly onName: (rater: string) => void;
}

const NAME = /^[a-z0-9](?:[._-]?[a-z0-9]){0,39}$/u;

/** Who rates, where the file was made for nobody in particular. */
export function NameForm({ page, onName }: NameProps) {
  const [name, setName] = useState('');
  const names = page.assignments === null ? null : Object.keys(page.assignments);
  const isName = names === null ? NAME.test(name) : names.includes(name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isName) onName(name);
  };
  return (
    <form className="rate-beginning" onSubmit={submit} aria-labelledby="who">
      <h2 id="who">Who rates?</h2>
      {names === null ? (
        <>
          <label htmlFor="rater">Your name, in small letters and digits</label>
          <input
            id="rater"
            value={name}
            autoComplete="off"
            maxLength={40}
            onChange={(event) => setName(event.target.value)}
          />
        </>
      ) : (
        <>
          <label htmlFor="rater">Your name</label>
          <select id="rater" value={name} onChange={(event) => setName(event.target.value)}>
            <option value="">Choose</option>
            {names.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </>
      )}
      <button type="submit" className="rate-begin" disabled={!isName}>
        Go on
      </button>
    </form>
  );
}
