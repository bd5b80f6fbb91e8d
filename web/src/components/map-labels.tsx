import { memo } from 'react';
import type { Label } from '../map/labels.ts';

interface MapLabelsProps {
  readonly labels: readonly Label[];
  /** Id of the chosen cluster. */
  readonly chosen: string;
  colorOf(id: string): string;
}

/** Names on the map, for the eye and the pointer: the tree holds the same for everyone else. */
export const MapLabels = memo(function MapLabels({ labels, chosen, colorOf }: MapLabelsProps) {
  return (
    <div className="map-labels" aria-hidden="true">
      {labels.map(({ id, text, x, y, width, hasParts }) => (
        <span
          key={id}
          data-cluster={id}
          className={labelClass(hasParts, id === chosen)}
          style={{ transform: `translate(${x - width / 2}px, ${y}px) translateY(-50%)`, maxWidth: width }}
        >
          <i style={{ background: colorOf(id) }} />
          <bdi>{text}</bdi>
        </span>
      ))}
    </div>
  );
});

function labelClass(hasParts: boolean, isChosen: boolean): string {
  return ['map-label', ...(hasParts ? ['parent'] : []), ...(isChosen ? ['chosen'] : [])].join(' ');
}
