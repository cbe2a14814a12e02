type Row = Record<string, unknown>;

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isTable(value: unknown): value is Row[] {
  return Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row));
}

function table(rows: readonly Row[], indent = ''): string {
  const [first] = rows;
  if (!first) return `${indent}none`;
  const columns = Object.keys(first);
  const lines = [columns, ...rows.map((row) => columns.map((column) => cell(row[column])))];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => line[index]?.length ?? 0)));
  return lines
    .map((line) => `${indent}${line.map((text, index) => text.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}

/** What a command came to, for a person: a table of a list, a line for each field of one thing. */
export function formatResult(result: unknown): string {
  if (isTable(result)) return table(result);
  if (typeof result !== 'object' || result === null) return cell(result);
  return Object.entries(result)
    .map(([field, value]) => (isTable(value) ? `${field}:\n${table(value, '  ')}` : `${field}: ${cell(value)}`))
    .join('\n');
}
