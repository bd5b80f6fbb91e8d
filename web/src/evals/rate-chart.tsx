import type { MeasuredSet, Rate } from '../../../src/public-records/measurement.ts';
import { percent } from '../data/format.ts';
import { evalsWords } from './evals-words.ts';

const { models: words } = evalsWords;

interface RateChartProps {
  readonly rates: readonly Rate[];
  readonly set: MeasuredSet;
}

/** A line a subject: rate and interval on one scale, with one half and what labels let a subject reach. The table beside it says the same. */
export function RateChart({ rates, set }: RateChartProps) {
  return (
    <div className="rate-chart" aria-hidden="true">
      {rates.map(({ subject, matchRate }) => (
        <div key={subject} className="rate-row">
          <span className="rate-name">
            <bdi>{subject}</bdi>
          </span>
          <span className="rate-scale">
            <i className="rate-half" title={words.half} />
            {[set.floor, set.ceiling].map((limit) =>
              limit === null ? null : (
                <i
                  key={limit}
                  className="rate-limit"
                  style={{ left: `${100 * limit}%` }}
                  title={`${percent(limit)}, ${words.ceiling}`}
                />
              ),
            )}
            {matchRate !== null && (
              <>
                <i
                  className="rate-whisker"
                  style={{
                    left: `${100 * matchRate.interval[0]}%`,
                    width: `${100 * (matchRate.interval[1] - matchRate.interval[0])}%`,
                  }}
                />
                <i className="rate-dot" style={{ left: `${100 * matchRate.value}%` }} />
              </>
            )}
          </span>
        </div>
      ))}
      <div className="rate-row rate-axis">
        <span className="rate-name" />
        <span className="rate-scale">
          {[0, 0.25, 0.5, 0.75, 1].map((at) => (
            <span key={at} style={{ left: `${100 * at}%` }}>
              {`${100 * at}%`}
            </span>
          ))}
        </span>
      </div>
    </div>
  );
}
