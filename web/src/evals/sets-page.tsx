import type { ShownSet } from '../../../src/public-records/evals-page.ts';
import { count, percent } from '../data/format.ts';
import { usePlace } from '../state/use-place.ts';
import { keptOf } from './evals-index.ts';
import { evalsWords } from './evals-words.ts';
import type { EvalsPageProps } from './pages.tsx';

const { sets: words } = evalsWords;

/** All sets, a line each. */
export function SetsPage({ index: { page } }: EvalsPageProps) {
  const { sets } = page;
  return (
    <article className="evals-page" id="details" tabIndex={-1} aria-labelledby="sets-heading">
      <h2 id="sets-heading">{sets.length === 0 ? words.none : words.heading}</h2>
      <p className="withheld-note">{sets.length === 0 ? words.noneWhy : words.lead}</p>
      {sets.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by the keyboard.
        <section className="evals-scroll" tabIndex={0} aria-labelledby="sets-heading">
          <table className="evals-table sets-table">
            <thead>
              <tr>
                {words.columns.map((column, at) => (
                  <th key={column} scope="col" className={at === 0 || at === 2 ? undefined : 'number'}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sets.map((set) => (
                <SetLine key={set.name} set={set} subjects={subjectsOf(set, page)} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </article>
  );
}

function SetLine({ set, subjects }: { readonly set: ShownSet; readonly subjects: number }) {
  const { link } = usePlace();
  const kept = keptOf(set);
  const labels = set.people?.agreement.labels ?? null;
  const rated = labels === null ? null : (labels.byMajority ?? labels.ofRatings);
  const worst = set.findings.filter(({ severity }) => severity !== 'note').length;
  return (
    <tr>
      <th scope="row">
        <a href={link({ page: 'items', set: set.name, item: '' })}>
          <bdi>{set.name}</bdi>
        </a>
        <span className="set-summary">
          <bdi>{set.summary || evalsWords.kinds[set.kind]}</bdi>
        </span>
      </th>
      <td className="number">{count(set.itemCount)}</td>
      <td>
        <Labels labels={set.labels} />
      </td>
      <td className="number">{kept === null ? words.unknown : words.kept(kept.kept, kept.written)}</td>
      <td className="number">{set.meanConfidence === null ? words.unknown : set.meanConfidence.toFixed(3)}</td>
      <td className="number">
        {rated === null ? (
          words.notRated
        ) : (
          <a href={link({ page: 'quality', set: set.name })}>{percent(rated.share)}</a>
        )}
      </td>
      <td className="number">
        <a href={link({ page: 'quality', set: set.name })}>{worst}</a>
      </td>
      <td className="number">
        {subjects === 0 ? 0 : <a href={link({ page: 'models', set: set.name, measurement: '' })}>{subjects}</a>}
      </td>
    </tr>
  );
}

/** Parts of a bar, and in words. */
export function Labels({ labels }: { readonly labels: Readonly<Record<string, number>> }) {
  const entries = Object.entries(labels);
  const all = entries.reduce((sum, [, some]) => sum + some, 0);
  if (all === 0) return words.noLabels;
  return (
    <span className="label-balance">
      <span className="label-bar" aria-hidden="true">
        {entries.map(([label, some], at) => (
          <i key={label} data-label={at % 6} style={{ flexGrow: some }} />
        ))}
      </span>
      <span>
        {entries.map(([label, some], at) => (
          <span key={label}>
            {at > 0 && ', '}
            {count(some)} <bdi>{label}</bdi>
          </span>
        ))}
      </span>
    </span>
  );
}

function subjectsOf({ name }: ShownSet, { measurements }: EvalsPageProps['index']['page']): number {
  const rates = measurements.flatMap(({ results }) => results.rates.filter(({ set }) => set === name));
  return new Set(rates.map(({ subject }) => subject)).size;
}
