/** How a file writes its JSON: told once for all of its lines, so that items keep only what differs. */

export interface LineStyle {
  /** A space behind colons and commas, as Python writes it. */
  readonly spaced: boolean;
  /** Characters beyond ASCII as \uXXXX. */
  readonly ascii: boolean;
}

const styles: readonly LineStyle[] = [
  { spaced: true, ascii: true },
  { spaced: true, ascii: false },
  { spaced: false, ascii: false },
  { spaced: false, ascii: true },
];

/** The style in which most of these values are written as they are; the first of equals. */
export function styleOf(lines: readonly string[]): LineStyle {
  const fitting = styles.map((style) => lines.filter((line) => jsonIn(JSON.parse(line), style) === line).length);
  return styles[fitting.indexOf(Math.max(...fitting))] as LineStyle;
}

export function jsonIn(value: unknown, style: LineStyle): string {
  const text = style.spaced ? spacedText(value) : JSON.stringify(value);
  return style.ascii
    ? text.replaceAll(/[\u0080-\uffff]/gu, escaped).replaceAll(/[\u{10000}-\u{10ffff}]/gu, escaped)
    : text;
}

function spacedText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spacedText).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${spacedText(member)}`);
  return `{${members.join(', ')}}`;
}

/** Each half of a pair by itself, as JSON does. */
function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}
