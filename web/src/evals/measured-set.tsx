import type { Measurement, MeasuredSet as Set_ } from '../../../src/public-records/measurement.ts';
import { percent, percentInterval } from '../data/format.ts';
import { usePlace } from '../state/use-place.ts';
import { evalsWords } from './evals-words.ts';
import { RateChart } from './rate-chart.tsx';
import { SeriesChart } from './series-chart.tsx';

const { models: words } = evalsWords;

interface MeasuredSetProps {
  readonly results: Measurement;
  readonly set: Set_;
  /** Whether its items are on the page. */
  readonly hasItems: boolean;
}

/** One set closely: subjects beside one another, along their series, and against the first. */
export function MeasuredSet({ results, set, hasItems }: MeasuredSetProps) {
  const { link } = usePlace();
  const rates = results.rates.filter((rate) => rate.set === set.name);
  const trends = results.trends.filter((trend) => trend.set === set.name);
  const differences = results.differences.filter((difference) => difference.set === set.name);
  return (
    <section className="measured-set" aria-labelledby="measured-heading">
      <header className="evals-head">
        <h3 id="measured-heading">
          <bdi>{set.name}</bdi>
        </h3>
        {hasItems && <a href={link({ page: 'items', set: set.name, item: '' })}>{words.items}</a>}
      </header>
      <RateChart rates={rates} set={set} />
      <RateTable rates={rates} set={set} />
      {trends.length > 0 && <h4>{words.trends}</h4>}
      {trends.map((trend) => (
        <SeriesChart key={`${trend.series} ${trend.over}`} trend={trend} />
      ))}
      {differences.length > 0 && <Differences differences={differences} />}
    </section>
  );
}

function RateTable({ rates, set }: Pick<MeasuredSetProps, 'set'> & { readonly rates: Measurement['rates'] }) {
  const figure = (one: Measurement['rates'][number]['matchRate']) =>
    one === null ? [words.noValue, ''] : [percent(one.value), percentInterval(one.interval)];
  return (
    <section
      className="evals-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by the keyboard.
      tabIndex={0}
      aria-label={words.figuresOf(set.name)}
    >
      <table className="evals-table">
        <thead>
          <tr>
            <th scope="col">{words.subject}</th>
            {words.columns.map((column) => (
              <th key={column} scope="col" className="number">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rates.map((rate) => (
            <tr key={rate.subject}>
              <th scope="row">
                <bdi>{rate.subject}</bdi>
              </th>
              {[...figure(rate.matchRate), ...figure(rate.meanProbability)].map((text, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: four columns, always the same.
                <td key={at} className="number">
                  {text}
                </td>
              ))}
              <td className="number">{`${rate.answered} of ${rate.asked}`}</td>
              <td className="number">{rate.coverage === null ? words.noValue : percent(rate.coverage)}</td>
              <td className="number">{rate.draws.refused}</td>
              <td className="number">{rate.draws.unparsed}</td>
              <td className="number">
                <code>{rate.protocol}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Differences({ differences }: { readonly differences: Measurement['differences'] }) {
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
              <td className="number">{items}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A difference of shares in points, with its sign. */
function points(difference: number): string {
  const value = (100 * difference).toFixed(1);
  return difference > 0 ? `+${value}` : value.replace('-', '−');
}

function chance(p: number): string {
  return p < 0.001 ? '<0.001' : p.toFixed(3);
}
