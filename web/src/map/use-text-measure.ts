import { useMemo } from 'react';

/** Widths of texts as the labels are set. */
export function useTextMeasure(): (text: string, hasParts: boolean) => number {
  return useMemo(() => {
    const context = document.createElement('canvas').getContext('2d');
    const family = getComputedStyle(document.body).fontFamily;
    const known = new Map<string, number>();
    return (text, hasParts) => {
      const key = `${hasParts} ${text}`;
      const width = known.get(key) ?? widthOf(context, text, `${hasParts ? 600 : 450} 12px ${family}`);
      known.set(key, width);
      return width;
    };
  }, []);
}

function widthOf(context: CanvasRenderingContext2D | null, text: string, font: string): number {
  if (context === null) return 7 * text.length;
  context.font = font;
  return context.measureText(text).width;
}
