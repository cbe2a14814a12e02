import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError } from '../app/command-error.js';
import { installedAt } from '../app/installed-at.js';

/** The fields of a `package.json` that are needed here. */
export interface PackageJson {
  name: string;
  version: string;
  files?: string[];
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

/** Where a package is copied from and to. */
export interface PlacedPackage {
  /** Absolute path of the installed package, without symbolic links. */
  from: string;
  /** Path below the packed folder. */
  to: string;
  manifest: PackageJson;
}

function readPackage(folder: string): PackageJson {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** What a package needs at run time: `true` if it does not work without it. */
function needsOf(manifest: PackageJson): Map<string, boolean> {
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {}, peerDependenciesMeta = {} } = manifest;
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta[name]?.optional);
  const needs = [
    ...[...Object.keys(dependencies), ...peers].map((name) => [name, true] as const),
    // A native package for another platform is not installed.
    ...Object.keys(optionalDependencies).map((name) => [name, false] as const),
  ];
  return new Map(needs.filter(([name]) => !name.startsWith('@types/')));
}

/** The places of packages in a folder. Packages are placed at the top unless another version is there already. */
class Places {
  readonly #byPath = new Map<string, PlacedPackage>();

  get all(): PlacedPackage[] {
    return [...this.#byPath.values()];
  }

  /** Places a package for another, whose place is `dependent`. @returns undefined if it is already found from there. */
  place(name: string, from: string, dependent: string): PlacedPackage | undefined {
    const visible = this.#visible(name, dependent);
    if (visible?.from === from) return undefined;
    const to = visible ? `${dependent}node_modules/${name}` : `node_modules/${name}`;
    const placed = { from, to, manifest: readPackage(from) };
    this.#byPath.set(to, placed);
    return placed;
  }

  /** The package that Node finds under a name from a place. */
  #visible(name: string, dependent: string): PlacedPackage | undefined {
    for (let place = dependent; ; place = place.slice(0, place.lastIndexOf('node_modules/', place.length - 2))) {
      const found = this.#byPath.get(`${place}node_modules/${name}`);
      if (found || place === '') return found;
    }
  }
}

/**
 * Finds the packages that a server needs at run time, with all that they need, among those that are installed. Symbolic
 * links of workspaces and of pnpm are followed.
 *
 * @param folder absolute path of the mini-app.
 * @param names packages that the server imports.
 * @throws CommandError that names a package that is not installed.
 */
export function serverPackages(folder: string, names: readonly string[]): PlacedPackage[] {
  const places = new Places();
  // Breadth first: a package's own dependencies are all placed before theirs, which look them up.
  const queue = [{ from: folder, to: '', needs: new Map(names.map((name) => [name, true])) }];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const dependent = next.to === '' ? '' : `${next.to}/`;
    for (const [name, isRequired] of next.needs) {
      const link = installedAt(name, next.from);
      if (link === undefined) {
        if (!isRequired) continue;
        throw new CommandError('NO_SOURCE', `${name} is not installed for ${next.from}: run «npm install» there.`);
      }
      const placed = places.place(name, realpathSync(link), dependent);
      if (placed) queue.push({ from: placed.from, to: placed.to, needs: needsOf(placed.manifest) });
    }
  }
  return places.all;
}
