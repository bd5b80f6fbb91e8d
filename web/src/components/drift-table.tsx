import type { Drift } from '../../../src/public-records/release.ts';
import { isSure } from '../data/changes.ts';
import { percent } from '../data/format.ts';
import { trendsWords } from '../trends-words.ts';
import { changeSaid, points } from '../words.ts';
import { MarkSign } from './mark-sign.tsx';
import { NumberHeads } from './number-heads.tsx';

const MOST = 3;

/** How far facets of all conversations are from what they were, and which values made it. */
export function DriftTable({ facets }: { readonly facets: readonly Drift[] }) {
  const { drift } = trendsWords;
  return (
    <section aria-labelledby="drift-heading">
      <h3 id="drift-heading">{drift.heading}</h3>
      <p className="withheld-note">{drift.lead}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by the keyboard. */}
      <section className="figures-scroll" tabIndex={0} aria-label={drift.columns[0]}>
        <table className="comparison-table">
          <thead>
            <tr>
              <th scope="col">{drift.facet}</th>
              <NumberHeads heads={drift.columns} />
              <th scope="col">{drift.values}</th>
            </tr>
          </thead>
          <tbody>
            {facets.map(({ facet, title, distance, byChance, values }) => (
              <tr key={facet}>
                <th scope="row">{title}</th>
                <td className="number">{percent(distance)}</td>
                <td className="number">{percent(byChance)}</td>
                <td>
                  <Changed values={values} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Changed({ values }: Pick<Drift, 'values'>) {
  const sure = values
    .filter(isSure)
    .sort((left, right) => Math.abs(right.difference) - Math.abs(left.difference))
    .slice(0, MOST);
  if (sure.length === 0) return trendsWords.drift.none;
  return (
    <ul className="drift-values">
      {sure.map((value) => {
        const mark = value.difference > 0 ? 'over' : 'under';
        return (
          <li key={value.label} className={mark} title={changeSaid(value)}>
            <MarkSign mark={mark} /> {value.label} {points(value.difference)}
            <span className="visually-hidden">, {changeSaid(value)}</span>
          </li>
        );
      })}
    </ul>
  );
}
