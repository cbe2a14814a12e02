import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../scripts/lib/run.mjs';

/** Not an app's own work: what it sells, and its tests. */
const NOT_COUNTED = /(^|\/)(data|node_modules|dist)\/|\.test\.|vitest\.config|\.json$|\.md$/;

/** The files of the repository as they are now, committed or not. */
export function repositoryFiles(): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return listed.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
}

/** Copies the repository without what is installed or built. */
export function copyRepository(files: readonly string[], folder: string): void {
  for (const file of files) cpSync(join(root, file), join(folder, file), { recursive: true });
}

/** Files whose content differs from the repository's. */
export function changedFiles(files: readonly string[], folder: string): string[] {
  const hash = (path: string) =>
    existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : '';
  return files.filter((file) => hash(join(root, file)) !== hash(join(folder, file)));
}

/** Non-blank lines of an app's own source, without data and tests. */
export function ownLines(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !NOT_COUNTED.test(path.slice(folder.length + 1)))
    .map((path) => readFileSync(path, 'utf8').split('\n'))
    .reduce((sum, lines) => sum + lines.filter((line) => line.trim() !== '').length, 0);
}

/** Copies a template to a new folder of the copy, as its authors would. */
export function copyTemplate(template: string, folder: string): void {
  const generated = /\/(node_modules|dist)(\/|$)/;
  cpSync(join(root, template), folder, {
    recursive: true,
    filter: (path) => !generated.test(path.slice(dirname(root).length)),
  });
}
