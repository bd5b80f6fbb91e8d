import { type CSSProperties, type KeyboardEvent, type RefObject, useEffect, useMemo, useState } from 'react';
import type { Asked } from '../data/asked-clusters.ts';
import type { ClusterOrder } from '../data/cluster-order.ts';
import { counted, percent } from '../data/format.ts';
import { type IcicleBox, type IcicleGap, icicleAction, icicleOf } from '../data/icicle.ts';
import type { ReleaseIndex } from '../data/release-index.ts';
import { familyColor } from '../map/colors.ts';
import { useSize } from '../map/use-size.ts';
import { useThemeInForce } from '../state/theme.ts';
import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';
import { Highlighted } from './highlighted.tsx';

interface ClusterIcicleProps {
  readonly index: ReleaseIndex;
  /** Words that are marked; empty for none. */
  readonly search: string;
  readonly order: ClusterOrder;
  readonly asked: Asked;
  readonly ref: RefObject<HTMLDivElement | null>;
}

/** In pixels: lower boxes are left out. */
const LEAST_HEIGHT = 5;
/** In pixels: a lower box has no room for a line of text, nor for two. */
const LINE_HEIGHT = 20;
const LINES_HEIGHT = 52;
const USUAL_HEIGHT = 480;

/** The tree as boxes in proportion to size: what is chosen, its parts and theirs. One tab stop, arrows within. */
export function ClusterIcicle({ index, search, order, asked, ref }: ClusterIcicleProps) {
  const { place, go } = usePlace();
  const theme = useThemeInForce();
  const [frame, setFrame] = useState<HTMLDivElement | null>(null);
  const height = useSize(frame)?.height ?? USUAL_HEIGHT;
  const { root, boxes, gaps } = useMemo(
    () =>
      icicleOf(index, {
        chosen: place.cluster,
        leastHeight: LEAST_HEIGHT / height,
        shown: asked.shown,
        order: order.compare,
      }),
    [index, place.cluster, height, asked, order.compare],
  );
  const [focused, setFocused] = useState('');
  const stop = [focused, place.cluster].find((id) => boxes.some(({ cluster }) => cluster.id === id));
  const tabStop = stop ?? boxes[0]?.cluster.id;
  useEffect(() => {
    ref.current = frame;
  }, [ref, frame]);

  const up = () => root !== null && go({ cluster: index.ancestors(root.id).at(-1)?.id ?? '' });
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = icicleAction(event.key, boxes, id);
    if (action === null) return;
    event.preventDefault();
    if (action.kind === 'up') up();
    if (action.kind === 'choose') go({ cluster: action.id });
    if (action.kind === 'focus')
      frame?.querySelector<HTMLElement>(`[data-cluster="${CSS.escape(action.id)}"]`)?.focus();
  };
  return (
    <div className={classOf(root !== null, boxes)}>
      <div className="icicle-frame" role="tree" aria-labelledby="clusters-heading" ref={setFrame}>
        {boxes.map((box) => {
          const { id } = box.cluster;
          return (
            <Box
              key={id}
              box={box}
              pixels={box.height * height}
              color={familyColor(index.family(id), theme)}
              isTabStop={id === tabStop}
              isChosen={id === place.cluster}
              isMatch={asked.ids?.has(id) ?? true}
              search={search}
              onFocus={() => setFocused(id)}
              onClick={() => (box.column === 0 ? up() : go({ cluster: id }))}
              onKeyDown={(event) => onKeyDown(event, id)}
            />
          );
        })}
        {gaps.map((gap) => (
          <Gap key={`${gap.column} ${gap.top}`} gap={gap} pixels={gap.height * height} />
        ))}
      </div>
      <p className="icicle-hint">{words.tree.boxesHint}</p>
    </div>
  );
}

function classOf(isOpened: boolean, boxes: readonly IcicleBox[]): string {
  const isOneLevel = boxes.every(({ column }) => column < 2);
  return ['icicle', ...(isOpened ? ['opened'] : []), ...(isOneLevel ? ['one-level'] : [])].join(' ');
}

interface BoxProps {
  readonly box: IcicleBox;
  /** Its height. */
  readonly pixels: number;
  readonly color: string;
  readonly isTabStop: boolean;
  readonly isChosen: boolean;
  /** False for a box that is there only because something within it matches. */
  readonly isMatch: boolean;
  readonly search: string;
  onFocus(): void;
  onClick(): void;
  onKeyDown(event: KeyboardEvent): void;
}

function Box({ box, pixels, color, isTabStop, isChosen, isMatch, search, ...on }: BoxProps) {
  const { name, share, conversations } = box.cluster;
  const { top, height, column } = box;
  const figures = `${percent(share)} of all, ${counted(conversations, 'conversation')}`;
  const hasText = pixels >= LINE_HEIGHT;
  return (
    <div
      role="treeitem"
      data-cluster={box.cluster.id}
      data-column={column}
      className={isMatch ? 'icicle-box' : 'icicle-box only-way'}
      style={{ top: `${top * 100}%`, height: `${height * 100}%`, '--family': color } as CSSProperties}
      title={`${name}: ${figures}`}
      aria-level={box.depth}
      aria-posinset={box.position}
      aria-setsize={box.siblings}
      aria-expanded={box.expanded ?? undefined}
      aria-selected={isChosen}
      tabIndex={isTabStop ? 0 : -1}
      {...on}
    >
      <span className={hasText ? 'icicle-name' : 'visually-hidden'}>
        <Highlighted text={name} query={isMatch ? search : ''} />
      </span>
      {column > 0 && pixels >= LINES_HEIGHT && <span className="icicle-share">{percent(share)}</span>}
      <span className="visually-hidden">, {figures}</span>
    </div>
  );
}

function Gap({ gap, pixels }: { readonly gap: IcicleGap; readonly pixels: number }) {
  const { rest, restTitle, gap: unpublished } = words.tree;
  return (
    <div
      className="icicle-gap"
      aria-hidden="true"
      data-column={gap.column}
      style={{ top: `${gap.top * 100}%`, height: `${gap.height * 100}%` }}
      title={gap.clusters > 0 ? restTitle(gap.clusters) : unpublished}
    >
      {gap.clusters > 0 && pixels >= LINE_HEIGHT && <span>{rest(gap.clusters)}</span>}
    </div>
  );
}
