import type { RunIndex } from '../data/run-index.ts';
import { usePlace } from '../state/use-place.ts';

/** An address that names a tree of another page: a cluster of it would be some other cluster here. */
export function UnknownTree({ run: { begin } }: { readonly run: RunIndex }) {
  const { link } = usePlace();
  return (
    <main>
      <section className="details empty unknown-tree" aria-labelledby="unknown-tree">
        <h2 id="unknown-tree">This tree is not here</h2>
        <p>The address names a tree by another text, which was not made, or which this page does not hold.</p>
        <p>
          <a href={link({ tree: begin, cluster: '' })}>Show what is here</a>
        </p>
      </section>
    </main>
  );
}
