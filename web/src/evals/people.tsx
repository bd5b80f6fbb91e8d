import type { ReactNode } from 'react';
import type { ShownSet } from '../../../src/public-records/evals-page.ts';
import { count, counted, percent, percentInterval } from '../data/format.ts';

type People = NonNullable<ShownSet['people']>;
type Agreement = People['agreement'];
type Calibration = NonNullable<People['calibration']>;

/** Whether labels are right as people say, how far they agree, and what that says of the confidences. */
export function People({ agreement, calibration }: People) {
  const raters = agreement.raters.filter(({ isLeftOut, rated }) => !isLeftOut && rated > 0).length;
  return (
    <>
      <p className="withheld-note">
        {counted(raters, 'person rated', 'people rated')} items of a random sample of {count(agreement.drawn.items)},
        without seeing label or confidence. Their mistakes are part of what they say. Intervals are of 95%.
      </p>
      <Figures agreement={agreement} calibration={calibration} />
      <Questions questions={agreement.questions} />
      {calibration && <Reliability {...calibration} />}
    </>
  );
}

function Figures({ agreement: { labels, clear, relevance }, calibration }: People) {
  const corrected = calibration?.labelsRight.corrected;
  const facts = [
    labels && ['Labels right, of ratings', shareOf(labels.ofRatings)],
    labels?.byMajority && ['Labels right, by the majority', shareOf(labels.byMajority)],
    labels?.corrected && [
      labels.corrected.known.areDecoys ? 'Raters’ mistakes taken out, by plain items' : 'Raters’ mistakes taken out',
      shareOf(labels.corrected),
    ],
    corrected && !corrected.isNarrow && ['In the whole set, with confidences', shareOf(corrected)],
    clear && ['Unambiguous', shareOf(clear)],
    relevance && ['Relevance, 1 to 5', `${relevance.mean.toFixed(2)}, sd ${relevance.sd.toFixed(2)}`],
  ].filter((fact) => Array.isArray(fact));
  return (
    <dl className="set-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const questions = { relevance: 'Relevance', label: 'Which answer shows it', clear: 'Whether it is clear' } as const;

function Questions({ questions: asked }: Pick<Agreement, 'questions'>) {
  const figure = (found: Agreement['questions'][number]['fleiss']): string =>
    found === null ? '–' : `${found.value.toFixed(2)} (${found.interval.map((end) => end.toFixed(2)).join(' to ')})`;
  return (
    <Scrolled label="How far raters agree">
      <thead>
        <tr>
          <th scope="col">Raters agree on</th>
          <th scope="col">Alike</th>
          <th scope="col">By chance</th>
          <th scope="col">Fleiss’ kappa</th>
          <th scope="col">Gwet’s AC1</th>
        </tr>
      </thead>
      <tbody>
        {asked.map(({ question, alike, byChance, fleiss, gwet }) => (
          <tr key={question}>
            <th scope="row">{questions[question]}</th>
            <td>{alike === null ? '–' : percent(alike.value)}</td>
            <td>{percent(byChance)}</td>
            <td>{figure(fleiss)}</td>
            <td>{figure(gwet)}</td>
          </tr>
        ))}
      </tbody>
    </Scrolled>
  );
}

/** A table that may be wider than the page. */
function Scrolled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by the keyboard.
    <section className="evals-scroll" tabIndex={0} aria-label={label}>
      <table className="evals-table">{children}</table>
    </section>
  );
}

function Reliability({ reliability, brier, auroc }: Calibration) {
  return (
    <>
      <Scrolled label="Confidences beside people">
        <thead>
          <tr>
            <th scope="col">Confidence</th>
            <th scope="col">Mean</th>
            <th scope="col">Right by people</th>
            <th scope="col" className="number">
              Items
            </th>
          </tr>
        </thead>
        <tbody>
          {reliability.bins.map(({ from, to, meanConfidence, count: items, ...bin }) => (
            <tr key={from}>
              <th scope="row">
                {from.toFixed(2)} to {to.toFixed(2)}
              </th>
              <td>{percent(meanConfidence)}</td>
              <td>{shareOf(bin)}</td>
              <td className="number">{count(items)}</td>
            </tr>
          ))}
        </tbody>
      </Scrolled>
      <p className="withheld-note">
        Brier score {brier.score.toFixed(3)}, expected calibration error {reliability.expectedError.toFixed(3)}
        {auroc && `, AUROC ${auroc.area.toFixed(2)}`}.
      </p>
    </>
  );
}

function shareOf({
  share,
  interval,
}: {
  readonly share: number;
  readonly interval: readonly [number, number];
}): string {
  return `${percent(share)} (${percentInterval(interval)})`;
}
