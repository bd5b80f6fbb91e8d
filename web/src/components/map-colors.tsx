import type { ReactNode } from 'react';
import type { HeatCell, Tone } from '../data/comparisons.ts';
import { type ChangeTint, type ConcernTint, concernSteps, type Tint } from '../data/tints.ts';
import { cellColor } from '../map/colors.ts';
import { useThemeInForce } from '../state/theme.ts';
import { usePlace } from '../state/use-place.ts';
import { words } from '../words.ts';

const steps: readonly (readonly [Tone, string])[] = [
  [-3, '¼×'],
  [-2, '½×'],
  [-1, '0.8×'],
  [1, '1.25×'],
  [2, '2×'],
  [3, '4×'],
];

/** What the colours of the map mean where they are not those of families. */
export function MapColors() {
  const { color } = usePlace().place;
  return (
    <ul className="map-colors" aria-label={words.legend.label}>
      {color === 'concern' ? <Concern /> : color === 'change' ? <Change /> : <Over />}
    </ul>
  );
}

function Over() {
  const { legend } = words;
  return (
    <>
      <li>{legend.less}</li>
      <Tones exampleOf={overExample} />
      <li>{legend.more}</li>
      <Step tint={undefined}>
        {legend.unsure}, {legend.hidden}
      </Step>
    </>
  );
}

function Change() {
  const { tint } = words;
  return (
    <>
      <li>{tint.shrank}</li>
      <Tones exampleOf={(tone) => changeExample({ tone })} />
      <li>{tint.grew}</li>
      <Step tint={changeExample({ isNew: true })}>{tint.new}</Step>
      <Step tint={undefined}>
        {tint.unsure}, {tint.unknown}
      </Step>
    </>
  );
}

function Concern() {
  const { tint } = words;
  return (
    <>
      <li>{tint.concern}</li>
      {concernSteps.map((from, step) => (
        <Step key={from} tint={concernExample(step)}>
          {step === 0 ? tint.under(concernSteps[1]) : tint.from(from)}
        </Step>
      ))}
      <Step tint={undefined}>{tint.between}</Step>
    </>
  );
}

function Tones({ exampleOf }: { readonly exampleOf: (tone: Tone) => Tint }) {
  return steps.map(([tone, text]) => (
    <Step key={tone} tint={exampleOf(tone)}>
      {text}
    </Step>
  ));
}

function Step({ tint, children }: { readonly tint: Tint | undefined; readonly children: ReactNode }) {
  const theme = useThemeInForce();
  return (
    <li>
      <i style={{ background: cellColor(tint, theme) }} /> {children}
    </li>
  );
}

function overExample(tone: Tone): HeatCell {
  const mark = tone > 0 ? 'over' : 'under';
  return { kind: 'shown', conversations: 0, share: 0, baseline: null, comparison: null, mark, tone };
}

function changeExample({ tone = 0, isNew = false }: { readonly tone?: Tone; readonly isNew?: boolean }): ChangeTint {
  return { kind: 'change', change: null, isNew, tone };
}

function concernExample(step: number): ConcernTint {
  return { kind: 'concern', concern: null, step };
}
