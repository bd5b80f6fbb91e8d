import { useId } from 'react';
import type { ShownSet } from '../../../src/public-records/evals-page.ts';
import { Choice } from '../components/choice.tsx';
import { Option } from '../components/option.tsx';
import { usePlace } from '../state/use-place.ts';
import { evalsWords } from './evals-words.ts';

const { items: words } = evalsWords;

interface ItemFiltersProps {
  readonly set: ShownSet;
  /** Items that are left. */
  readonly found: number;
}

/** Words, label, confidence and cluster: all of them in the address. */
export function ItemFilters({ set, found }: ItemFiltersProps) {
  const { place, go, replace } = usePlace();
  const id = useId();
  const labels = Object.keys(set.labels);
  const isFiltered = [place.search, place.label, place.least, place.cluster].some((field) => field !== '');
  return (
    <div className="item-filters">
      <div className="item-search">
        <label htmlFor={`${id}-search`}>{words.search}</label>
        <input
          id={`${id}-search`}
          type="search"
          autoComplete="off"
          spellCheck={false}
          value={place.search}
          onChange={({ target }) => (place.search === '' ? go : replace)({ search: target.value })}
        />
      </div>
      {labels.length > 1 && (
        <Choice label={words.label}>
          {['', ...labels].map((label) => (
            <Option key={label} change={{ label }} field="label">
              {label === '' ? words.all : label}
            </Option>
          ))}
        </Choice>
      )}
      {set.meanConfidence !== null && <LeastConfidence id={`${id}-least`} />}
      {set.map !== null && (
        <div className="item-cluster">
          <label htmlFor={`${id}-cluster`}>{words.cluster}</label>
          <span className="select">
            <select
              id={`${id}-cluster`}
              value={place.cluster}
              onChange={({ target }) => go({ cluster: target.value, view: '' })}
            >
              <option value="">{words.anyCluster}</option>
              {set.map.clusters.map(({ id: cluster, name, items }) => (
                <option key={cluster} value={String(cluster)}>
                  {`${name} (${items})`}
                </option>
              ))}
            </select>
          </span>
        </div>
      )}
      <p className="items-found" role="status">
        {words.found(found, set.itemCount)}
      </p>
      {isFiltered && (
        <button
          type="button"
          className="button"
          onClick={() => go({ search: '', label: '', least: '', cluster: '', view: '' })}
        >
          {words.reset}
        </button>
      )}
    </div>
  );
}

const STEP = 5;

/** In steps of five percent. */
function LeastConfidence({ id }: { readonly id: string }) {
  const { place, go, replace } = usePlace();
  const least = Math.min(100, Math.max(0, Number(place.least) || 0));
  const said = least === 0 ? words.any : (least / 100).toFixed(2);
  return (
    <div className="least-size">
      <label htmlFor={id}>{words.least}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={STEP}
        value={least}
        aria-valuetext={said}
        // One step back undoes it, however far the slider was drawn.
        onChange={({ target }) =>
          (place.least === '' ? go : replace)({ least: target.value === '0' ? '' : target.value })
        }
      />
      <output htmlFor={id}>{said}</output>
    </div>
  );
}
