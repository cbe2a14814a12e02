import { writeFileSync } from 'node:fs';

/** JSON with one list item per line, for readable diffs. */
export function jsonLines(head: Readonly<Record<string, unknown>>, name: string, items: readonly unknown[]): string {
  const lines = items.map((item) => JSON.stringify(item)).join(',\n');
  return `${JSON.stringify(head).slice(0, -1)},${JSON.stringify(name)}:[\n${lines}\n]}\n`;
}

/** Writes a file and logs its size. */
export function writeGenerated(path: string, text: string): void {
  writeFileSync(path, text);
  console.log(`${path}: ${Buffer.byteLength(text).toLocaleString('en')} bytes`);
}
