import type { Measurement } from '../../../src/public-records/measurement.ts';
import { count } from '../data/format.ts';
import { chance, evalsWords } from './evals-words.ts';

const { models: words } = evalsWords;

/** Each subject less the first, on the items that both answered. */
export function Differences({ differences }: { readonly differences: Measurement['differences'] }) {
  return (
    <section
      className="evals-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by the keyboard.
      tabIndex={0}
      aria-labelledby="differences-heading"
    >
      <h4 id="differences-heading">{words.differences}</h4>
      <table className="evals-table">
        <thead>
          <tr>
            {words.differencesColumns.map((column, at) => (
              <th key={column} scope="col" className={at === 0 ? undefined : 'number'}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differences.map(({ first, second, difference, interval, p, q, items }) => (
            <tr key={`${first} ${second}`}>
              <th scope="row">
                <bdi>{first}</bdi> − <bdi>{second}</bdi>
              </th>
              <td className="number">{points(difference)}</td>
              <td className="number">{`${points(interval[0])} to ${points(interval[1])}`}</td>
              <td className="number">{chance(p)}</td>
              <td className="number">{chance(q)}</td>
              <td className="number">{count(items)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Of sets of pronouns: how the share of female ones goes with statistics on what sentences are about. */
export function Correlations({ correlations }: { readonly correlations: Measurement['correlations'] }) {
  return (
    <section
      className="evals-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by the keyboard.
      tabIndex={0}
      aria-labelledby="correlations-heading"
    >
      <h4 id="correlations-heading">{words.correlations}</h4>
      <table className="evals-table">
        <thead>
          <tr>
            {words.correlationsColumns.map((column, at) => (
              <th key={column} scope="col" className={at < 2 ? undefined : 'number'}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {correlations.map(({ subject, column, r, interval, pairs }) => (
            <tr key={`${subject} ${column}`}>
              <th scope="row">
                <bdi>{subject}</bdi>
              </th>
              <td className="statistic">
                <bdi>{column}</bdi>
              </td>
              <td className="number">{r === null ? words.noValue : signed(r, 3)}</td>
              <td className="number">{r === null ? '' : interval.map((end) => signed(end, 3)).join(' to ')}</td>
              <td className="number">{count(pairs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A difference of shares in points. */
export function points(difference: number): string {
  return signed(100 * difference, 1);
}

function signed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return Number(text) > 0 ? `+${text}` : text.replace('-', '−');
}
