/** Which leaves of a file's columns are read: of a list of eleven scores that nobody asks for, not a byte is unpacked. */
import type { FileMetaData, SchemaElement, SchemaTree } from 'hyparquet';

/** A plain value somewhere in a column. */
export interface Leaf {
  /** Dotted, as in a row of JSON: that a value stands in a list is not seen. */
  readonly member: string;
  /** Whether it stands in an object in a list, in a list in a list, or in a map: no flat field comes of those. */
  readonly isDeep: boolean;
}

export type IsWanted = (leaf: Leaf) => boolean;

/** The same file, as if it had the wanted leaves alone. */
export function withLeaves(metadata: FileMetaData, tree: SchemaTree, isWanted: IsWanted): FileMetaData {
  const kept = new Set<string>();
  const top = { member: '', inList: false, isDeep: false };
  const columns = tree.children.map((column) => elementsOf(column, inside(top, column), isWanted, kept));
  const there = columns.filter((elements) => elements.length > 0);
  return {
    ...metadata,
    schema: [{ ...tree.element, num_children: there.length }, ...there.flat()],
    row_groups: metadata.row_groups.map((group) => ({
      ...group,
      columns: group.columns.filter(
        ({ meta_data: chunk }) => chunk === undefined || kept.has(keyOf(chunk.path_in_schema)),
      ),
    })),
  };
}

interface Place extends Leaf {
  readonly inList: boolean;
}

/** The place of a member of what is at `place`. */
function inside({ member, inList, isDeep }: Place, { element }: SchemaTree): Place {
  const isRepeated = element.repetition_type === 'REPEATED';
  return {
    member: member === '' ? element.name : `${member}.${element.name}`,
    inList: inList || isRepeated,
    isDeep: isDeep || inList,
  };
}

/** What of the schema is left of a node, itself first; the paths of its leaves go to `kept`. */
function elementsOf(node: SchemaTree, place: Place, isWanted: IsWanted, kept: Set<string>): SchemaElement[] {
  if (node.path.includes('__proto__')) return [];
  if (node.children.length === 0 || isWhole(node))
    return isReadable(node) && isWanted(leafAt(node, place)) ? wholeOf(node, kept) : [];
  const [level] = node.children;
  const [element] = level?.children ?? [];
  if (level !== undefined && element !== undefined && isList(node)) {
    // The level between a list and its elements has a name that nobody asks for.
    const own = elementsOf(element, { ...place, inList: true, isDeep: place.isDeep || place.inList }, isWanted, kept);
    return own.length === 0 ? [] : [node.element, level.element, ...own];
  }
  const members = node.children.map((child) => elementsOf(child, inside(place, child), isWanted, kept));
  const there = members.filter((own) => own.length > 0);
  return there.length === 0 ? [] : [{ ...node.element, num_children: there.length }, ...there.flat()];
}

function isList({ element, children }: SchemaTree): boolean {
  const [level] = children;
  const isOne = children.length === 1 && level?.children.length === 1;
  return element.converted_type === 'LIST' && isOne && level.element.repetition_type === 'REPEATED';
}

/** Maps and variants are kept or left as a whole. */
function isWhole({ element }: SchemaTree): boolean {
  return (
    element.converted_type === 'MAP' ||
    element.converted_type === 'MAP_KEY_VALUE' ||
    element.logical_type?.type === 'VARIANT'
  );
}

function leafAt({ children }: SchemaTree, { member, isDeep }: Place): Leaf {
  return { member, isDeep: isDeep || children.length > 0 };
}

function wholeOf(node: SchemaTree, kept: Set<string>): SchemaElement[] {
  if (node.children.length === 0) kept.add(keyOf(node.path));
  return [node.element, ...node.children.flatMap((child) => wholeOf(child, kept))];
}

/** Two kinds of values are read by no reader in JavaScript. */
function isReadable({ element, children }: SchemaTree): boolean {
  return element.converted_type !== 'INTERVAL' && element.converted_type !== 'BSON' && children.every(isReadable);
}

function keyOf(path: readonly string[]): string {
  return JSON.stringify(path);
}

/** Whether it is one of those members, or lies in one. */
export function isOf(member: string, members: readonly string[]): boolean {
  return members.some((wanted) => member === wanted || member.startsWith(`${wanted}.`));
}
