import type { ReactNode } from 'react';
import type { Robustness } from '../../../src/public-records/measurement.ts';
import { percent, percentInterval } from '../data/format.ts';
import { points } from './compared-subjects.tsx';
import { evalsWords } from './evals-words.ts';

const { robustness: words } = evalsWords;

interface AskedOtherwiseProps {
  readonly robustness: readonly Robustness[];
}

/** How much comes of how one asks, and the most and the least that can be had of a subject with these items. */
export function AskedOtherwise({ robustness }: AskedOtherwiseProps) {
  return (
    <>
      <h4>{words.heading}</h4>
      <p className="withheld-note">{words.lead}</p>
      <Table label={words.heading} columns={words.factorColumns}>
        {robustness.flatMap(({ subject, factors }) =>
          factors.map(({ factor, shift, interval, varianceShare }) => (
            <tr key={`${subject} ${factor}`}>
              <th scope="row">
                <bdi>{subject}</bdi>
              </th>
              <td>{factor}</td>
              <td className="number">{points(shift)}</td>
              <td className="number">{`${points(interval[0])} to ${points(interval[1])}`}</td>
              <td className="number">{varianceShare === null ? words.none : percent(varianceShare)}</td>
            </tr>
          )),
        )}
      </Table>
      <Table label={words.told} columns={words.toldColumns}>
        {robustness.map(({ subject, items, told: { floor, ceiling, unmoved } }) => (
          <tr key={subject}>
            <th scope="row">
              <bdi>{subject}</bdi>
            </th>
            <td>{told(floor)}</td>
            <td className="number">{told(ceiling)}</td>
            <td className="number">{words.of(unmoved.length, items)}</td>
          </tr>
        ))}
      </Table>
    </>
  );
}

function told(figure: Robustness['told']['floor']): string {
  return figure === null ? words.none : `${percent(figure.value)} (${percentInterval(figure.interval)})`;
}

interface TableProps {
  readonly label: string;
  /** The first two are words. */
  readonly columns: readonly string[];
  readonly children: ReactNode;
}

function Table({ label, columns, children }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by the keyboard.
    <section className="evals-scroll" tabIndex={0} aria-label={label}>
      <table className="evals-table">
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={column} scope="col" className={at < 2 ? undefined : 'number'}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
