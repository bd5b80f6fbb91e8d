import type { Coordination } from '../../../src/public-records/release.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { safetyWords } from '../safety-words.ts';
import { usePlace } from '../state/use-place.ts';
import { NumberHeads } from './number-heads.tsx';

interface CoordinationTableProps {
  readonly index: ReleaseIndex;
  readonly entries: readonly Coordination[];
}

/** Clusters in which few accounts do much alike, in counts that are told in steps. */
export function CoordinationTable({ index, entries }: CoordinationTableProps) {
  const { link } = usePlace();
  const { heading, columns, from } = safetyWords.coordination;
  return (
    <section aria-labelledby="coordination">
      <h3 id="coordination">{heading}</h3>
      <table className="comparison-table">
        <thead>
          <tr>
            <th scope="col">{safetyWords.table.cluster}</th>
            <NumberHeads heads={columns} />
          </tr>
        </thead>
        <tbody>
          {entries.map(({ cluster, accounts, conversations, concentration, window }) => (
            <tr key={`${cluster} ${window}`}>
              <th scope="row">
                <a href={link({ page: '', cluster })}>{index.cluster(cluster)?.name ?? cluster}</a>
              </th>
              <td className="number">{from(accounts.from, accounts.to)}</td>
              <td className="number">{from(conversations.from, conversations.to)}</td>
              <td className="number">{concentration.toFixed(2)}</td>
              <td className="number">{window}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
