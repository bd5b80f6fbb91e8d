/** Spans and log records as tracers export them: OTLP as JSON, and rows of one span each with attributes by name. */
import { isObject } from '../../../core/json.ts';
import { firstId, objectAt } from './object.ts';

type Values = Readonly<Record<string, unknown>>;

export interface SpanEvent {
  readonly name: string;
  readonly attributes: Values;
  readonly body: unknown;
}

export interface Span {
  readonly trace: string | undefined;
  readonly start: unknown;
  /** By name as written, e.g. `gen_ai.input.messages`; values as JSON has them. */
  readonly attributes: Values;
  /** Every text, number and truth in them by its whole path, e.g. `llm.input_messages.0.message.role`. */
  readonly flat: ReadonlyMap<string, unknown>;
  readonly resource: Values;
  readonly events: readonly SpanEvent[];
}

/** Deeper values are no attributes but an attack. */
const MAX_DEPTH = 12;
const MAX_VALUES = 20_000;
const PREFIX = 'attributes.';

/** Whether a row holds spans or log records of OTLP. */
export function isOtlp(row: Values): boolean {
  return Array.isArray(row.resourceSpans) || Array.isArray(row.resourceLogs);
}

/** Every span of a row; log records of one span are one that has nothing else. */
export function spansOf(row: Values): readonly Span[] {
  const known = seen.get(row);
  if (known !== undefined) return known;
  const spans = isOtlp(row) ? spansOfExport(row) : [spanOfRow(row)];
  seen.set(row, spans);
  return spans;
}

/** Several formats look at a row before one reads it. */
const seen = new WeakMap<Values, readonly Span[]>();

function spansOfExport(row: Values): Span[] {
  return [
    ...listAt(row, 'resourceSpans').flatMap(spansOfResource),
    ...listAt(row, 'resourceLogs').flatMap(logsOfResource),
  ];
}

function spansOfResource(group: Values): Span[] {
  const resource = valuesOf(objectAt(group, 'resource').attributes);
  const scopes = [...listAt(group, 'scopeSpans'), ...listAt(group, 'instrumentationLibrarySpans')];
  return scopes.flatMap((scope) => listAt(scope, 'spans')).map((span) => spanOf(span, resource));
}

function spanOf(span: Values, resource: Values): Span {
  const attributes = valuesOf(span.attributes);
  const events = listAt(span, 'events').map((event) => eventOf(event, event.name));
  return {
    trace: firstId(span.traceId),
    start: span.startTimeUnixNano,
    attributes,
    flat: flattened(attributes),
    resource,
    events,
  };
}

function eventOf(event: Values, name: unknown): SpanEvent {
  const attributes = valuesOf(event.attributes);
  return { name: firstId(name, attributes['event.name']) ?? '', attributes, body: plainOf(event.body) };
}

function logsOfResource(group: Values): Span[] {
  const resource = valuesOf(objectAt(group, 'resource').attributes);
  const records = listAt(group, 'scopeLogs').flatMap((scope) => listAt(scope, 'logRecords'));
  const bySpan = Map.groupBy(records, (record) => firstId(record.spanId) ?? record);
  return [...bySpan.values()].map((own) => {
    const events = own.map((record) => eventOf(record, record.eventName));
    const attributes = Object.fromEntries(events.flatMap((event) => Object.entries(event.attributes)));
    const [first] = own;
    const start = own
      .map((record) => record.timeUnixNano ?? record.observedTimeUnixNano)
      .find((time) => time !== undefined);
    return { trace: firstId(first?.traceId), start, attributes, flat: flattened(attributes), resource, events };
  });
}

/** A row that is one span: attributes as OTLP lists them, by name, nested, or as columns `attributes.NAME`. */
function spanOfRow(row: Values): Span {
  const attributes = {
    ...columnsOf(row),
    ...(Array.isArray(row.attributes) ? valuesOf(row.attributes) : objectAt(row, 'attributes')),
  };
  const trace = firstId(row.traceId, row.trace_id, objectAt(row, 'context').trace_id, row['context.trace_id']);
  const start = row.startTimeUnixNano ?? row.start_time ?? row.startTime;
  const events = listAt(row, 'events').map((event) => ({
    ...eventOf(event, event.name),
    attributes: Array.isArray(event.attributes) ? valuesOf(event.attributes) : objectAt(event, 'attributes'),
  }));
  return { trace, start, attributes, flat: flattened(attributes), resource: {}, events };
}

function columnsOf(row: Values): Values {
  const columns = Object.entries(row).filter(([name]) => name.startsWith(PREFIX));
  return Object.fromEntries(columns.map(([name, value]) => [name.slice(PREFIX.length), value]));
}

function listAt(object: Values, name: string): Values[] {
  const list = object[name];
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** Of a list of `{key, value}`. */
function valuesOf(list: unknown, depth = 0): Values {
  if (!Array.isArray(list)) return {};
  return Object.fromEntries(
    list.flatMap((each) =>
      isObject(each) && typeof each.key === 'string' ? [[each.key, plainOf(each.value, depth)]] : [],
    ),
  );
}

/** Of an `AnyValue`. */
function plainOf(value: unknown, depth = 0): unknown {
  if (!isObject(value) || depth > MAX_DEPTH) return undefined;
  if (value.intValue !== undefined) return Number(value.intValue);
  const scalar = value.stringValue ?? value.boolValue ?? value.doubleValue;
  if (scalar !== undefined) return scalar;
  if (isObject(value.arrayValue)) {
    const { values } = value.arrayValue;
    return Array.isArray(values) ? values.map((each) => plainOf(each, depth + 1)) : [];
  }
  return isObject(value.kvlistValue) ? valuesOf(value.kvlistValue.values, depth + 1) : undefined;
}

function flattened(attributes: Values): ReadonlyMap<string, unknown> {
  const flat = new Map<string, unknown>();
  const open: { name: string; value: unknown; depth: number }[] = Object.entries(attributes).map(([name, value]) => ({
    name,
    value,
    depth: 0,
  }));
  for (let next = open.pop(); next !== undefined && flat.size < MAX_VALUES; next = open.pop()) {
    const { name, value, depth } = next;
    if (typeof value !== 'object' || value === null) flat.set(name, value);
    else if (depth < MAX_DEPTH) {
      for (const [key, member] of Object.entries(value))
        open.push({ name: `${name}.${key}`, value: member, depth: depth + 1 });
    }
  }
  return flat;
}

/** Members of a list that is spread over names: `PREFIX.0.role`, `PREFIX.1.role` and so on. */
export function spreadList(flat: ReadonlyMap<string, unknown>, prefix: string): ReadonlyMap<string, unknown>[] {
  const members = new Map<number, Map<string, unknown>>();
  for (const [name, value] of flat) {
    if (!name.startsWith(`${prefix}.`)) continue;
    const [, index = '', member = ''] = /^(\d{1,6})\.?(.*)$/u.exec(name.slice(prefix.length + 1)) ?? [];
    if (index === '') continue;
    const known = members.get(Number(index)) ?? new Map<string, unknown>();
    members.set(Number(index), known.set(member, value));
  }
  return [...members].sort(([left], [right]) => left - right).map(([, member]) => member);
}

/** The first of the names that is an id, of the span or of what made it. */
export function idAt({ flat, resource }: Span, names: readonly string[]): string | undefined {
  return firstId(...names.map((name) => flat.get(name)), ...names.map((name) => resource[name]));
}
