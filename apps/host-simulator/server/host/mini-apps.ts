import { findManifests, portVariableOf, readOtherMiniApps } from '@invoicebox/invoicebox-api/manifest';
import { z } from 'zod';
import type { ListedMiniApp } from '../../shared/index.js';

const titleSchema = z.object({ ru: z.string(), en: z.string() });

const listSchema = z.array(
  z.object({
    name: z.string(),
    title: titleSchema,
    description: titleSchema.optional(),
    kinds: z.array(z.enum(['order', 'suborder'])),
    url: z.url({ protocol: /^https?$/ }),
  }),
);

type Environment = Readonly<Record<string, string | undefined>>;

/** The list of a program that starts mini-apps and the simulator. */
function givenList(json: string): ListedMiniApp[] {
  try {
    return listSchema.parse(JSON.parse(json));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new Error(`SIMULATOR_MINI_APPS is set by the program that starts mini-apps. It is invalid:\n${why}`);
  }
}

/** The mini-apps in the folders below `appsFolder`, where they run by default. Invalid manifests are left out. */
function foundList(appsFolder: string, environment: Environment): ListedMiniApp[] {
  return findManifests(appsFolder).miniApps.map(({ manifest: { name, title, description, kinds, port } }) => {
    const url = `http://127.0.0.1:${environment[portVariableOf(name)] || port}/`;
    return { name, title, kinds, url, ...(description === undefined ? {} : { description }) };
  });
}

/**
 * The mini-apps of the first page and the workbench: those of `SIMULATOR_MINI_APPS`, or else those that are found, and those
 * of `MINI_APPS`, which run elsewhere. One that is known already has the address of `MINI_APPS`.
 *
 * @throws Error that names the variable that is invalid.
 */
export function listMiniApps(environment: Environment, appsFolder: string): ListedMiniApp[] {
  const { SIMULATOR_MINI_APPS, MINI_APPS = '' } = environment;
  const known = SIMULATOR_MINI_APPS ? givenList(SIMULATOR_MINI_APPS) : foundList(appsFolder, environment);
  const others = readOtherMiniApps(MINI_APPS);
  const moved = known.map((miniApp) => ({ ...miniApp, ...others.find(({ name }) => name === miniApp.name) }));
  const added = others.filter(({ name }) => !known.some((miniApp) => miniApp.name === name));
  const kinds: ListedMiniApp['kinds'] = ['order', 'suborder'];
  return [...moved, ...added.map(({ name, url }) => ({ name, url, title: { ru: name, en: name }, kinds }))];
}
