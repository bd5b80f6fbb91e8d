import type { Measurement, MeasuredSet as Set_ } from '../../../src/public-records/measurement.ts';
import { count, percent, percentInterval } from '../data/format.ts';
import { usePlace } from '../state/use-place.ts';
import { AskedOtherwise } from './asked-otherwise.tsx';
import { Correlations, Differences } from './compared-subjects.tsx';
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
  const robustness = (results.robustness ?? []).filter((one) => one.set === set.name);
  const correlations = results.correlations.filter((correlation) => correlation.set === set.name);
  return (
    <section className="measured-set" aria-labelledby="measured-heading">
      <header className="evals-head">
        <h3 id="measured-heading">
          <bdi>{set.name}</bdi>
        </h3>
        {hasItems && <a href={link({ page: 'items', set: set.name, item: '' })}>{words.items}</a>}
      </header>
      {set.counts === 'female pronouns' && <p className="withheld-note">{words.pronouns}</p>}
      <RateChart rates={rates} set={set} />
      <RateTable rates={rates} set={set} />
      {trends.length > 0 && <h4>{words.trends}</h4>}
      {trends.map((trend) => (
        <SeriesChart key={`${trend.series} ${trend.over}`} trend={trend} />
      ))}
      {robustness.length > 0 && <AskedOtherwise robustness={robustness} />}
      {differences.length > 0 && <Differences differences={differences} />}
      {correlations.length > 0 && <Correlations correlations={correlations} />}
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
              <td className="number">{words.answeredOf(rate.answered, rate.asked)}</td>
              <td className="number">{rate.coverage === null ? words.noValue : percent(rate.coverage)}</td>
              <td className="number">{count(rate.draws.refused)}</td>
              <td className="number">{count(rate.draws.unparsed)}</td>
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
