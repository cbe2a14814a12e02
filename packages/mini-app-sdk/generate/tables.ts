import type { z } from 'zod';
import { messageNotes } from '../src/protocol/schema/notes.js';
import { readShape, type Shape, type UnionShape, variantKey } from './shape.js';

type Row = readonly string[];

/** A Markdown table whose columns line up in the source. */
function table(head: Row, rows: readonly Row[]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: Row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [head, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n');
}

/** A description as a cell of a table: a cell is no sentence of its own. */
const cell = (description = '') => description.replace(/\.$/, '');

/** A shape in the words of docs/protocol.md. */
function typeWords(shape: Shape): string {
  switch (shape.kind) {
    case 'literals':
      return shape.values
        .map((value) => `\`${value}\``)
        .join(', ')
        .replace(/, ([^,]+)$/, ' or $1');
    case 'optional':
      return `${typeWords(shape.inner)}, optional`;
    case 'array':
      return shape.inner.kind === 'unknown' ? 'array of anything' : `array of ${typeWords(shape.inner)}`;
    case 'object':
      return `{ ${Object.entries(shape.fields)
        .map(([name, field]) => `${name}: ${typeWords(field)}`)
        .join(', ')} }`;
    default:
      return shape.kind;
  }
}

/** Rows of one direction's messages: what `column` makes of each. */
function messageRows(
  messages: readonly z.core.$ZodType[],
  cells: (message: { action: string; data: string; meaning: string; since: string; effect: string }) => Row,
): Row[] {
  return messages.map((schema) => {
    const shape = readShape(schema);
    const notes = messageNotes.get(schema);
    if (shape.kind !== 'object' || !notes) throw new Error(`A message has no notes: ${shape.name}.`);
    const payload = shape.fields.data;
    return cells({
      action: `\`${variantKey(shape, 'action')}\``,
      data: notes.data ?? (payload?.name === undefined ? payload?.description : typeWords(payload)) ?? 'none',
      meaning: cell(shape.description),
      since: String(notes.since),
      effect: notes.effect ?? '',
    });
  });
}

/** What a guest may say. */
export function guestMessageTable(messages: readonly z.core.$ZodType[]): string {
  const rows = messageRows(messages, ({ action, data, meaning, effect }) => [action, data, meaning, effect]);
  return table(['`action`', '`data`', 'meaning', 'what the host does'], rows);
}

/** What a host may say. */
export function hostMessageTable(messages: readonly z.core.$ZodType[]): string {
  const rows = messageRows(messages, ({ action, data, since, meaning }) => [action, data, since, meaning]);
  return table(['`action`', '`data`', 'since protocol', 'meaning'], rows);
}

/** A field of one variant or of several: what differs between them is told one after the other. */
function fieldRow(path: string, union: UnionShape, name: string): Row {
  const told = union.variants.map((variant) => {
    const field = variant.fields[name];
    const isAbsent = field?.kind === 'optional' && field.inner.kind === 'never';
    return {
      key: variantKey(variant, union.field),
      type: !field || isAbsent ? 'none' : typeWords(field),
      meaning: cell(field?.description),
    };
  });
  const [first] = told;
  const isSame = (part: 'type' | 'meaning') => told.every((each) => each[part] === first?.[part]);
  const types =
    name === union.field
      ? told.map(({ type }) => type).join(' or ')
      : told.map(({ key, type }) => `${type} in \`${key}\``).join(', ');
  return [
    `\`${path}.${name}\``,
    isSame('type') ? (first?.type ?? '') : types,
    isSame('meaning') ? (first?.meaning ?? '') : told.map(({ key, meaning }) => `\`${key}\`: ${meaning}`).join('. '),
  ];
}

/** The fields of InitialData, one row each. */
export function initialDataTable(schema: z.core.$ZodType): string {
  const shape = readShape(schema);
  if (shape.kind !== 'object') throw new Error('InitialData is no object.');
  const rows = Object.entries(shape.fields).flatMap(([path, part]) => {
    if (part.kind === 'union') {
      return Object.keys(part.variants[0]?.fields ?? {}).map((name) => fieldRow(path, part, name));
    }
    if (part.kind !== 'object') throw new Error(`${path} of InitialData is no object.`);
    return Object.entries(part.fields).map(([name, field]) => [
      `\`${path}.${name}\``,
      typeWords(field),
      cell(field.description),
    ]);
  });
  return table(['field', 'type', 'meaning'], rows);
}
