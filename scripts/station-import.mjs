// `npm run station-import -- FILE [--out STATIONS.json] [--report FILE]`: imports stations (apps/gas-station/data/README.md).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';

async function main() {
  await setUp();
  const script = join(root, 'apps/gas-station/data/station-import.ts');
  const args = ['--conditions=source', '--import', 'tsx', script, ...process.argv.slice(2)];
  const [code] = await once(spawn(process.execPath, args, { stdio: 'inherit', cwd: root }), 'exit');
  process.exitCode = code ?? 1;
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
