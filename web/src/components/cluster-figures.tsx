import type { PublicCluster } from '../../../src/public-records/release.ts';
import { count, lineageWords, percent, percentInterval, stabilityWords } from '../data/format.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { saidOf } from '../data/tints.ts';
import { changeSaid, concernSaid, range, words } from '../words.ts';

interface ClusterFiguresProps {
  readonly index: ReleaseIndex;
  readonly cluster: PublicCluster;
}

/** Size of a cluster in conversations, as a share with its interval, and in accounts; how surely it is found again; what it was before, and how concerning it is. */
export function ClusterFigures({ index, cluster }: ClusterFiguresProps) {
  const parent = index.ancestors(cluster.id).at(-1);
  const { dp, thresholds } = index.release.manifest;
  const { change, concern } = saidOf(index.release, cluster.id);
  const countsAccounts = thresholds.counting === 'accounts' && dp === undefined;
  return (
    <dl className="cluster-figures">
      <div>
        <dt>{dp ? 'Conversations, with noise' : 'Conversations'}</dt>
        <dd>{count(cluster.conversations)}</dd>
      </div>
      <div>
        <dt>{dp ? 'Share of what is shown' : 'Share of all'}</dt>
        <dd>
          {percent(cluster.share)}
          <small>95% interval {percentInterval(cluster.shareInterval)}</small>
        </dd>
      </div>
      {parent && parent.conversations > 0 && (
        <div>
          <dt>Share of its parent</dt>
          <dd>{percent(cluster.conversations / parent.conversations)}</dd>
        </div>
      )}
      {countsAccounts && (
        <div>
          <dt>Accounts</dt>
          <dd>{count(cluster.accounts)}</dd>
        </div>
      )}
      {cluster.stability !== undefined && (
        <div>
          <dt>Stability</dt>
          <dd>
            {cluster.stability.toFixed(2)}
            <small>{stabilityWords(cluster.stability)}</small>
          </dd>
        </div>
      )}
      {cluster.lineage !== undefined && (
        <div>
          <dt>Since the earlier release</dt>
          <dd>
            {lineageWords(cluster.lineage)}
            {change && <small>{changeSaid(change)}</small>}
          </dd>
        </div>
      )}
      {concern && (
        <div>
          <dt>{words.tint.kinds.concern}</dt>
          <dd>
            {range(concern.mean, (rating) => rating.toFixed(1))}
            <small>{concernSaid(concern)}</small>
          </dd>
        </div>
      )}
    </dl>
  );
}
