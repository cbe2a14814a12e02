import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { portVariableOf } from '@invoicebox/invoicebox-api/manifest';
import { missingFiles } from '../app/built.js';
import { installedAt } from '../app/installed-at.js';
import { environmentOf, type MiniAppFolder, missingSources, portOf } from '../app/open-folder.js';
import { isPortFree } from '../app/ports.js';
import { readServerVariables, type ServerVariable } from '../app/variables.js';
import { type Finding, right, wrong } from './finding.js';

const MIN_NODE = [20, 19] as const;

/** Whether this version of Node is supported. */
export function checkNode(version: string = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [minMajor, minMinor] = MIN_NODE;
  const isSupported = major > minMajor || (major === minMajor && minor >= minMinor);
  if (isSupported) return right('Node', version);
  return wrong('Node', `${version} is too old`, `Install Node ${MIN_NODE.join('.')} or newer.`);
}

/** Whether the sources that the manifest names are there. */
export function checkSources(app: MiniAppFolder): Finding {
  const missing = missingSources(app);
  if (missing.length === 0) return right('sources', 'all that mini-app.json names');
  return wrong('sources', `${missing.join(', ')} is missing`, 'Create it, or remove its page from mini-app.json.');
}

/** Whether the dependencies are installed. */
export function checkDependencies({ folder }: MiniAppFolder): Finding {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) {
    return wrong('dependencies', `there is no ${file}`, 'Create it: «npm init», then «npm install» what you import.');
  }
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
    dependencies?: Record<string, string>;
    devDependencies?: Record<string, string>;
  };
  const names = Object.keys({ ...dependencies, ...devDependencies });
  const missing = names.filter((name) => installedAt(name, folder) === undefined);
  if (missing.length === 0) return right('dependencies', `${names.length} installed`);
  return wrong('dependencies', `not installed: ${missing.join(', ')}`, `Run «npm install» in ${folder}.`);
}

/** Whether pages and server are built. */
export function checkBuild(app: MiniAppFolder): Finding {
  const missing = missingFiles(app);
  if (missing.length === 0) return right('build', 'pages and server are built');
  return wrong('build', `not built: ${missing.join(', ')}`, `Run «mini-app build ${app.folder}».`);
}

/** Whether the port is free. */
export async function checkPort(app: MiniAppFolder): Promise<Finding> {
  const port = portOf(app);
  if (await isPortFree(port)) return right('port', `${port} is free`);
  const todo = `Stop the program that listens there, or set ${portVariableOf(app.manifest.name)} to another port.`;
  return wrong('port', `${port} is busy`, todo);
}

/** Whether the variables that the server needs are set. */
export async function checkVariables({ folder }: MiniAppFolder): Promise<Finding> {
  const environment = environmentOf(folder);
  let variables: ServerVariable[];
  try {
    variables = await readServerVariables(folder);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return wrong('variables', found, `Build it: «mini-app build ${folder}».`);
  }
  const missing = variables.filter(({ name, required }) => required && !environment[name]);
  if (missing.length === 0) return right('variables', `all that are required are set, of ${variables.length}`);
  const lines = missing.map(({ name, about, example }) => `  ${name}=${example}  (${about})`);
  const todo = `Set them in ${join(folder, '.env')} or in the environment, or use a simulator: «mini-app start --simulator http://localhost:4700».\n${lines.join('\n')}`;
  return wrong('variables', `not set: ${missing.map(({ name }) => name).join(', ')}`, todo);
}
