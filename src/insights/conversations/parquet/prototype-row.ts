/** A row as the columns of a file would have it, with made-up values: its format is told before a row is read. */
import type { SchemaElement, SchemaTree } from 'hyparquet';

/** Deeper columns are none that a format is told by. */
const MAX_DEPTH = 12;

export function prototypeOf(tree: SchemaTree): Readonly<Record<string, unknown>> {
  return membersOf(tree.children, 0);
}

function membersOf(nodes: readonly SchemaTree[], depth: number): Record<string, unknown> {
  return Object.fromEntries(nodes.map((node) => [node.element.name, shapeOf(node, depth + 1)]));
}

function shapeOf(node: SchemaTree, depth: number): unknown {
  const { element, children } = node;
  const [level] = children;
  if (depth > MAX_DEPTH) return null;
  if (level !== undefined && element.converted_type === 'LIST') return [shapeOf(level.children[0] ?? level, depth + 1)];
  const one = level === undefined ? plainOf(element) : membersOf(children, depth);
  return element.repetition_type === 'REPEATED' ? [one] : one;
}

function plainOf({ type, converted_type: converted }: SchemaElement): unknown {
  if (converted === 'TIMESTAMP_MILLIS' || converted === 'TIMESTAMP_MICROS' || converted === 'DATE')
    return '2000-01-01T00:00:00.000Z';
  if (type === 'BOOLEAN') return false;
  return type === 'BYTE_ARRAY' ? 'x' : 1;
}
