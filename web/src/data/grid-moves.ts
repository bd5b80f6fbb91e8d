/** A place in a grid: row 0 holds the headings of columns, column 0 those of rows. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads from a place (the ARIA grid pattern); null where it leads nowhere. @param last the place at the end */
export function gridMove(key: string, withControl: boolean, from: GridPlace, last: GridPlace): GridPlace | null {
  const to = target(key, withControl, from, last);
  if (to === null) return null;
  const row = Math.min(last.row, Math.max(0, to.row));
  const column = Math.min(last.column, Math.max(0, to.column));
  return row === from.row && column === from.column ? null : { row, column };
}

const page = 10;

function target(key: string, withControl: boolean, { row, column }: GridPlace, last: GridPlace): GridPlace | null {
  switch (key) {
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'PageDown':
      return { row: row + page, column };
    case 'PageUp':
      return { row: row - page, column };
    case 'Home':
      return { row: withControl ? 0 : row, column: 0 };
    case 'End':
      return { row: withControl ? last.row : row, column: last.column };
    default:
      return null;
  }
}
