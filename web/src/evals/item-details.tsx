import type { ShownItem, ShownSet } from '../../../src/public-records/evals-page.ts';
import { usePlace } from '../state/use-place.ts';
import { answersTo, type EvalsIndex, type ItemAnswer, unmovedBy } from './evals-index.ts';
import { evalsWords } from './evals-words.ts';

const { items: words } = evalsWords;

interface ItemDetailsProps {
  readonly index: EvalsIndex;
  readonly set: ShownSet;
  /** Positions of the items that are left. */
  readonly left: readonly number[];
  /** Position of the chosen item; -1 for none. */
  readonly at: number;
}

/** One item: all it says, which answers show the behavior, and what subjects answered. */
export function ItemDetails({ index, set, left, at }: ItemDetailsProps) {
  const item = set.items?.[at];
  const { go } = usePlace();
  const place = left.indexOf(at);
  const step = (to: number) => {
    const next = set.items?.[left[to] ?? -1];
    if (next !== undefined) go({ item: next.id });
  };
  return (
    <section className="item-details" aria-label={words.pick} aria-live="polite">
      <div className="item-steps">
        <button type="button" className="button" disabled={place <= 0} onClick={() => step(place - 1)}>
          {words.before}
        </button>
        <button
          type="button"
          className="button"
          disabled={left.length === 0 || place === left.length - 1}
          onClick={() => step(place + 1)}
        >
          {words.next}
        </button>
      </div>
      {item === undefined ? (
        <p className="withheld-note">{words.pick}</p>
      ) : (
        <Told
          item={item}
          set={set}
          at={at}
          answers={answersTo(index.page, set.name, at)}
          unmoved={unmovedBy(index.page, set.name, item.id)}
        />
      )}
    </section>
  );
}

interface ToldProps extends Pick<ItemDetailsProps, 'set' | 'at'> {
  readonly item: ShownItem;
  readonly answers: readonly ItemAnswer[];
  readonly unmoved: readonly string[];
}

function Told({ item, set, at, answers, unmoved }: ToldProps) {
  const { map } = set;
  const { link } = usePlace();
  const near = item.near === undefined ? undefined : set.items?.[item.near];
  const cluster = map?.clusters.find(({ id }) => id === map.places[at]?.[2]);
  return (
    <>
      <h3 className="item-whole">
        <bdi>{item.text}</bdi>
      </h3>
      <ul className="item-answers">
        {answersOf(item).map(({ answer, text, matches }) => (
          <li key={answer} data-matches={matches}>
            <bdi>{text === '' ? answer : `${answer} ${text}`}</bdi>
            {matches && <span className="matches"> {words.matching}</span>}
          </li>
        ))}
      </ul>
      <dl className="set-facts">
        {item.confidence !== null && (
          <div>
            <dt>{words.confidence}</dt>
            <dd>{item.confidence.toFixed(3)}</dd>
          </div>
        )}
        {cluster !== undefined && (
          <div>
            <dt>{words.inCluster}</dt>
            <dd>
              <bdi>{cluster.name}</bdi>
            </dd>
          </div>
        )}
        {unmoved.length > 0 && (
          <div>
            <dt>{evalsWords.robustness.unmoved}</dt>
            <dd>
              {evalsWords.robustness.unmovedFor} <bdi>{unmoved.join('; ')}</bdi>
            </dd>
          </div>
        )}
        {near !== undefined && (
          <div>
            <dt>{words.nearTo}</dt>
            <dd>
              <a href={link({ item: near.id })}>
                <bdi>{near.text}</bdi>
              </a>
            </dd>
          </div>
        )}
      </dl>
      <h4>{words.answers}</h4>
      {answers.length === 0 ? <p className="withheld-note">{words.noAnswers}</p> : <Answers answers={answers} />}
    </>
  );
}

interface AnswerLine {
  readonly answer: string;
  /** Of its option; empty where the answer is a word. */
  readonly text: string;
  readonly matches: boolean;
}

/** In the order of the options; what matches first where there are none. */
function answersOf({ options, matching, notMatching }: ShownItem): AnswerLine[] {
  if (options.length === 0) {
    return [
      ...matching.map((answer) => ({ answer, text: '', matches: true })),
      ...notMatching.map((answer) => ({ answer, text: '', matches: false })),
    ];
  }
  return options.map(([letter, text]) => {
    const answer = `(${letter})`;
    return { answer, text, matches: matching.includes(answer) || matching.includes(letter) };
  });
}

function Answers({ answers }: { readonly answers: readonly ItemAnswer[] }) {
  const isSeveral = new Set(answers.map(({ measurement }) => measurement)).size > 1;
  return (
    <table className="evals-table answers-table">
      <thead>
        <tr>
          {words.answersColumns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {answers.map(({ measurement, subject, p }) => (
          <tr key={`${measurement} ${subject}`}>
            <th scope="row">
              <bdi>{isSeveral ? `${subject}, ${measurement}` : subject}</bdi>
            </th>
            <td>
              <span className="answer-line">
                <span className="answer-bar" aria-hidden="true">
                  <i style={{ width: `${100 * (p ?? 0)}%` }} />
                </span>
                <span>{p === null ? evalsWords.models.noValue : p.toFixed(3)}</span>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
