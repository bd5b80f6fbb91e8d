import { useMemo } from 'react';
import type { ShownMeasurement } from '../../../src/public-records/evals-page.ts';
import { DownloadButton } from '../components/download-button.tsx';
import { ratesCsv } from '../data/csv.ts';
import { usePlace } from '../state/use-place.ts';
import { evalsWords } from './evals-words.ts';
import { MeasuredSet } from './measured-set.tsx';
import { NamedChoice } from './named-choice.tsx';
import { NotHere } from './not-here.tsx';
import type { EvalsPageProps } from './pages.tsx';
import { RateGrid } from './rate-grid.tsx';

const { models: words } = evalsWords;

/** What subjects answered: all sets in one table, and one of them closely. */
export function ModelsPage({ index }: EvalsPageProps) {
  const { place, go } = usePlace();
  const measurement = index.measurement(place.measurement, place.set);
  return (
    <article className="evals-page" id="details" tabIndex={-1} aria-labelledby="models-heading">
      <header className="evals-head">
        <h2 id="models-heading">{measurement === undefined ? words.none : words.heading}</h2>
        <NamedChoice
          label={words.measurement}
          names={index.page.measurements.map(({ name }) => name)}
          chosen={measurement?.name ?? ''}
          onChoose={(name) => go({ measurement: name })}
        />
      </header>
      <NotHere asked={place.measurement} shown={measurement?.name} words={evalsWords.notHere.measurement} />
      <p className="withheld-note">{measurement === undefined ? words.noneWhy : words.lead}</p>
      {measurement !== undefined && (
        <Measured measurement={measurement} hasItems={(name) => index.page.sets.some((set) => set.name === name)} />
      )}
    </article>
  );
}

interface MeasuredProps {
  readonly measurement: ShownMeasurement;
  hasItems(set: string): boolean;
}

function Measured({ measurement, hasItems }: MeasuredProps) {
  const { place } = usePlace();
  const { results } = measurement;
  const set = useMemo(
    () => results.sets.find(({ name }) => name === place.set) ?? results.sets[0],
    [results, place.set],
  );
  return (
    <>
      <RateGrid measurement={measurement} chosen={set?.name ?? ''} />
      <div className="chart-tools">
        <DownloadButton name={`${evalsWords.download}-${measurement.name}`} csv={() => ratesCsv(results)} />
      </div>
      <NotHere asked={place.set} shown={set?.name} words={evalsWords.notHere.asked} />
      {set !== undefined && <MeasuredSet results={results} set={set} hasItems={hasItems(set.name)} />}
      {results.warnings.length > 0 && (
        <section aria-labelledby="warnings-heading">
          <h3 id="warnings-heading">{words.warnings}</h3>
          <ul className="measured-warnings">
            {results.warnings.map((warning) => (
              <li key={warning}>
                <bdi>{warning}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
