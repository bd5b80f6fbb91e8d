import { useMemo } from 'react';
import type { ShownMeasurement } from '../../../src/public-records/evals-page.ts';
import type { Rate } from '../../../src/public-records/measurement.ts';
import { percent, percentInterval } from '../data/format.ts';
import { usePlace } from '../state/use-place.ts';
import { ratesBySet } from './evals-index.ts';
import { evalsWords } from './evals-words.ts';

const { models: words } = evalsWords;

interface RateGridProps {
  readonly measurement: ShownMeasurement;
  /** Name of the chosen set. */
  readonly chosen: string;
}

/** Sets down, subjects across: the match rate with its interval in each cell. */
export function RateGrid({ measurement, chosen }: RateGridProps) {
  const { link } = usePlace();
  const rates = useMemo(() => ratesBySet(measurement), [measurement]);
  const { sets, subjects } = measurement.results;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by the keyboard.
    <section className="evals-scroll rate-grid" tabIndex={0} aria-labelledby="models-heading">
      <table className="evals-table">
        <thead>
          <tr>
            <th scope="col">{words.set}</th>
            {subjects.map(({ name }) => (
              <th key={name} scope="col" className="number">
                <bdi>{name}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sets.map(({ name }) => (
            <tr key={name} className={name === chosen ? 'chosen' : undefined}>
              <th scope="row">
                <a href={link({ set: name })} aria-current={name === chosen ? 'true' : undefined}>
                  <bdi>{name}</bdi>
                </a>
              </th>
              {subjects.map((subject) => (
                <RateCell key={subject.name} rate={rates.get(name)?.get(subject.name)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RateCell({ rate }: { readonly rate: Rate | undefined }) {
  const figure = rate?.matchRate ?? null;
  if (figure === null) return <td className="number">{words.noValue}</td>;
  const { value, interval } = figure;
  return (
    <td className="number rate-cell" data-side={sideOf(interval)}>
      <span className="rate-value">{percent(value)}</span>
      <span className="rate-interval">{percentInterval(interval)}</span>
    </td>
  );
}

/** Surely above one half, surely below, or neither. */
function sideOf([low, high]: readonly [number, number]): 'over' | 'under' | undefined {
  if (low > 0.5) return 'over';
  return high < 0.5 ? 'under' : undefined;
}
