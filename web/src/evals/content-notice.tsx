import { evalsWords } from './evals-words.ts';

const { notice: words } = evalsWords;

/** Told before the first item is shown. */
export function ContentNotice({ onRead }: { readonly onRead: () => void }) {
  return (
    <section className="content-notice" aria-labelledby="notice-heading">
      <h3 id="notice-heading">{words.heading}</h3>
      <p>{words.text}</p>
      <button type="button" className="button" onClick={onRead}>
        {words.show}
      </button>
    </section>
  );
}
