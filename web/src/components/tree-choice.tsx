import { useId } from 'react';
import type { TreeChoice as Choice } from '../data/run-index.ts';
import { usePlace } from '../state/use-place.ts';
import { downPath, Icon } from './icons.tsx';

/** Switches between the trees of a run. The cluster stays behind, for it is of the other tree; search and facet come along. */
export function TreeChoice({ choices }: { readonly choices: readonly Choice[] }) {
  const { place, go } = usePlace();
  const id = useId();
  const isHere = choices.some(({ name }) => name === place.tree);
  return (
    <div className="tree-choice">
      <label htmlFor={id}>Clustered by</label>
      <span className="select">
        <select
          id={id}
          value={isHere ? place.tree : ''}
          onChange={({ target }) => go({ tree: target.value, cluster: '' })}
        >
          {!isHere && (
            <option value="" disabled>
              Choose a text
            </option>
          )}
          {choices.map(({ name, title }) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </select>
        <Icon path={downPath} />
      </span>
    </div>
  );
}
