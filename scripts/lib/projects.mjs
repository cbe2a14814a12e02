// The projects of this repository, found by their files.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run.mjs';

/** Folders whose folders are projects. */
const GROUPS = ['packages', 'apps', 'tools', 'templates'];

/** Folders with generated content. */
const SKIPPED = new Set(['node_modules', 'dist']);

/** @param {string} folder relative to the repository. */
function foldersIn(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !SKIPPED.has(entry.name))
    .map(({ name }) => (folder === '' ? name : `${folder}/${name}`));
}

/**
 * The folders of projects that have a file.
 *
 * @param {string} file relative to a project, e.g. `tsconfig.test.json`.
 * @returns {string[]} paths of the files, relative to the repository.
 */
export function filesOfProjects(file) {
  return [...GROUPS.flatMap(foldersIn), ...foldersIn('')]
    .map((folder) => `${folder}/${file}`)
    .filter((path) => existsSync(join(root, path)));
}

/** The projects with which apps and templates are type-checked: of the whole app, or of its server and its pages. */
export function appProjects() {
  return ['tsconfig.json', 'server/tsconfig.json', 'page/tsconfig.json']
    .flatMap(filesOfProjects)
    .filter((path) => /^(apps|templates)\//.test(path));
}
