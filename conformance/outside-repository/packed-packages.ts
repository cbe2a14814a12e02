import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, run } from '../../scripts/lib/run.mjs';

interface PackageJson {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

const OWN = '@invoicebox/';

function readPackage(folder: string): PackageJson {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/** Packs a package as `pnpm publish` does, and unpacks it. */
async function packInto(packageFolder: string, tarballs: string, target: string): Promise<void> {
  const { config } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const destination = mkdtempSync(join(tarballs, 'tarball-'));
  const pack = ['pnpm', 'pack', '--pack-destination', destination];
  const options = { cwd: packageFolder, quiet: true };
  await run('npm', ['exec', '--yes', `--package=pnpm@${config.pnpm}`, '--', ...pack], options);
  const [tarball = ''] = readdirSync(destination);
  mkdirSync(target, { recursive: true });
  await run('tar', ['-xzf', join(destination, tarball), '--strip-components=1', '-C', target], { quiet: true });
}

/** Links the packages of others that a package names, as they are installed for it in the repository. */
function linkOthers(installedFor: string, names: readonly string[], target: string): void {
  for (const name of names.filter((candidate) => !candidate.startsWith(OWN))) {
    const installed = join(installedFor, 'node_modules', name);
    const link = join(target, 'node_modules', name);
    if (!existsSync(installed) || existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(realpathSync(installed), link, 'junction');
  }
}

/**
 * Installs the packages of this repository from their tarballs into a mini-app's folder. The packages of others are linked,
 * so that no registry is needed: each package gets those that its packed `package.json` names.
 *
 * @param app the mini-app's folder.
 * @param installedFor its original in the repository.
 * @param tarballs a folder for the tarballs.
 */
export async function installPacked(app: string, installedFor: string, tarballs: string): Promise<void> {
  const { dependencies, devDependencies } = readPackage(app);
  linkOthers(installedFor, Object.keys({ ...dependencies, ...devDependencies }), app);
  const packages = readdirSync(join(root, 'packages')).map((folder) => join(root, 'packages', folder));
  await Promise.all(
    packages.map(async (folder) => {
      const target = join(app, 'node_modules', readPackage(folder).name);
      await packInto(folder, tarballs, target);
      const packed = readPackage(target);
      // Peers are the mini-app's.
      linkOthers(folder, Object.keys(packed.dependencies ?? {}), target);
    }),
  );
}
