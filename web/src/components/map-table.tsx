import { type ReactNode, useState } from 'react';
import type { PublicCluster } from '../../../src/public-records/release.ts';
import { count, percent, percentInterval } from '../data/format.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';
import { NumberHeads } from './number-heads.tsx';
import { TintBadge } from './tint-badge.tsx';
import { useColoredCells } from './use-colored-cells.ts';

/** So many clusters at first, and so many more each time. */
const step = 40;

interface MapTableProps {
  readonly index: ReleaseIndex;
  /** How else the same may be had. */
  readonly children: ReactNode;
}

/** What the map draws in lines, the largest first; with what the map is coloured by. */
export function MapTable({ index, children }: MapTableProps) {
  const { place } = usePlace();
  const [asked, setAsked] = useState(step);
  const cells = useColoredCells(index);
  const { leaves } = index;
  const shown = leaves.slice(0, asked);
  const hasAccounts = leaves.some(({ accounts }) => accounts > 0);
  const { columns, accounts, all } = words.map;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached by the keyboard. */}
      <section className="map-table" tabIndex={0} aria-label={all(leaves.length)}>
        <table className="comparison-table">
          <thead>
            <tr>
              <th scope="col">{words.compare.cluster}</th>
              <NumberHeads heads={hasAccounts ? [...columns, accounts] : columns} />
              {cells && (
                <NumberHeads
                  heads={[place.color === 'over' ? place.value : words.tint.kinds[place.color as 'change' | 'concern']]}
                />
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((cluster) => {
              const cell = cells?.get(cluster.id);
              return (
                <tr key={cluster.id} className={cluster.id === place.cluster ? 'chosen-line' : undefined}>
                  <Figures index={index} cluster={cluster} hasAccounts={hasAccounts} />
                  {cell && (
                    <td className="number">
                      <TintBadge tint={cell} />
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
        {shown.length < leaves.length && (
          <p className="more-rows">
            <span>{words.compare.shownOf(shown.length, leaves.length)}</span>
            <button type="button" className="button" onClick={() => setAsked(shown.length + step)}>
              {words.compare.more(Math.min(step, leaves.length - shown.length))}
            </button>
          </p>
        )}
      </section>
      <div className="map-legend">
        <div className="chart-tools">{children}</div>
        <p>{all(leaves.length)}</p>
      </div>
    </>
  );
}

interface FiguresProps {
  readonly index: ReleaseIndex;
  readonly cluster: PublicCluster;
  readonly hasAccounts: boolean;
}

function Figures({ index, cluster, hasAccounts }: FiguresProps) {
  const { link } = usePlace();
  const { id, name, conversations, accounts, share, shareInterval } = cluster;
  return (
    <>
      <th scope="row">
        <a href={link({ cluster: id })}>{name}</a>
        <span className="list-parent">{index.ancestors(id).at(-1)?.name}</span>
      </th>
      <td className="number">{count(conversations)}</td>
      <td className="number">{percent(share)}</td>
      <td className="number">{percentInterval(shareInterval)}</td>
      {hasAccounts && <td className="number">{count(accounts)}</td>}
    </>
  );
}
