import type { PageState, ReviewFigure } from '../../../src/insights/review/page-state.ts';
import { count, percent, percentInterval } from '../data/format.ts';

/** All is answered: what came of it. */
export function Finished({ state }: { readonly state: PageState }) {
  return (
    <section className="review-finished" aria-labelledby="finished">
      <h2 id="finished">All is answered. Thank you.</h2>
      <p>
        Shares are those of the whole run, with 95% intervals. With the answers of others:{' '}
        <code>sightline insights review RUN --results</code>.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">What was judged</th>
            <th scope="col">Result</th>
            <th scope="col">Interval</th>
            <th scope="col">Judged</th>
            <th scope="col">Cannot judge</th>
          </tr>
        </thead>
        <tbody>
          {(state.figures ?? []).map((figure) => (
            <Row key={figure.title} {...figure} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ title, kind, isPart, value, interval, judged, cannotJudge }: ReviewFigure) {
  const [low, high] = interval;
  const isShare = kind === 'share';
  return (
    <tr>
      <th scope="row" className={isPart ? 'review-part' : undefined}>
        {title}
      </th>
      <td>{value === null ? '–' : isShare ? percent(value) : value.toFixed(2)}</td>
      <td>{value === null ? '–' : isShare ? percentInterval(interval) : `${low.toFixed(2)} to ${high.toFixed(2)}`}</td>
      <td>{count(judged)}</td>
      <td>{count(cannotJudge)}</td>
    </tr>
  );
}
