import type { ShownSet } from '../../../src/public-records/evals-page.ts';
import { count } from '../data/format.ts';
import { usePlace } from '../state/use-place.ts';
import { evalsWords } from './evals-words.ts';
import { NamedChoice } from './named-choice.tsx';
import { NotHere } from './not-here.tsx';
import type { EvalsPageProps } from './pages.tsx';
import { People } from './people.tsx';
import { Labels } from './sets-page.tsx';

const { quality: words } = evalsWords;

/** How a set came to be, and what is wrong with it. */
export function QualityPage({ index }: EvalsPageProps) {
  const { place, go } = usePlace();
  const set = index.set(place.set);
  return (
    <article className="evals-page" id="details" tabIndex={-1} aria-labelledby="quality-heading">
      <header className="evals-head">
        <h2 id="quality-heading">
          <bdi>{set?.name ?? evalsWords.sets.none}</bdi>
        </h2>
        <NamedChoice
          label={evalsWords.items.set}
          names={index.page.sets.map(({ name }) => name)}
          chosen={set?.name ?? ''}
          onChoose={(name) => go({ set: name, item: '' })}
        />
      </header>
      <NotHere asked={place.set} shown={set?.name} words={evalsWords.notHere.set} />
      {set === undefined ? <p>{evalsWords.sets.noneWhy}</p> : <Quality set={set} />}
    </article>
  );
}

function Quality({ set }: { readonly set: ShownSet }) {
  const facts = [
    [words.license, set.license],
    [words.source, set.source],
  ].filter(([, value]) => value !== null);
  return (
    <>
      <p className="withheld-note">
        <bdi>{set.summary}</bdi> {set.writing && words.writing(set.writing.writer, set.writing.discriminator)}
      </p>
      <p>
        <Labels labels={set.labels} />
      </p>
      {facts.length > 0 && (
        <dl className="set-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <section aria-labelledby="funnel-heading">
        <h3 id="funnel-heading">{words.funnel}</h3>
        {set.funnel === null ? <p className="withheld-note">{words.noFunnel}</p> : <Funnel stages={set.funnel} />}
      </section>
      {set.people && (
        <section aria-labelledby="people-heading">
          <h3 id="people-heading">{words.people}</h3>
          <People {...set.people} />
        </section>
      )}
      <section aria-labelledby="findings-heading">
        <h3 id="findings-heading">{words.findings}</h3>
        {set.findings.length === 0 && <p className="withheld-note">{words.noFindings}</p>}
        <ul className="findings">
          {set.findings.map(({ rule, severity, message, reason, hint }) => (
            <li key={rule} data-severity={severity}>
              <p>
                <strong>{words.severities[severity]}</strong> <code>{rule}</code> <bdi>{message}</bdi>
              </p>
              <p>{reason}</p>
              <p className="withheld-note">{hint}</p>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** A line for each stage; the bar is what was kept of what came in first. */
function Funnel({ stages }: { readonly stages: NonNullable<ShownSet['funnel']> }) {
  const droppedIn = (dropped: Readonly<Record<string, number>>) =>
    Object.values(dropped).reduce((sum, one) => sum + one, 0);
  const [first] = stages;
  const most = Math.max(1, first === undefined ? 1 : first.kept + droppedIn(first.dropped));
  return (
    <table className="evals-table funnel">
      <thead>
        <tr>
          <th scope="col">{words.stage}</th>
          <td />
          <th scope="col" className="number">
            {words.kept}
          </th>
          <th scope="col">{words.dropped}</th>
        </tr>
      </thead>
      <tbody>
        {stages.map(({ name, kept, dropped }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="funnel-bar" aria-hidden="true">
              <i style={{ width: `${(100 * kept) / most}%` }} />
            </td>
            <td className="number">{count(kept)}</td>
            <td>
              {Object.entries(dropped)
                .map(([reason, some]) => `${count(some)} ${reason}`)
                .join(', ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
