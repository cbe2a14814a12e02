import { Hono } from 'hono';
import { ApiError } from '../api-error.js';
import { faultSchema } from '../faults/faults.js';
import { dataBody } from '../http/data.js';
import { parseJson, readJson } from '../http/read-json.js';
import { settingsChangeSchema } from '../records/settings.js';
import type { Simulator } from '../state/simulator.js';
import { loadSnapshot, readSnapshot, saveSnapshot } from '../state/snapshot-file.js';

function requireFile(path: string | undefined): string {
  if (path !== undefined) return path;
  throw new ApiError('not_found', 'There is no file for snapshots: set SIMULATOR_SNAPSHOT.');
}

/**
 * Settings, faults and snapshots (docs/simulator.md, Control API); mount it under `/_sim`.
 *
 * @param snapshotFile without it snapshots are only sent and received as request bodies.
 */
export function stateRoutes(simulator: Simulator, snapshotFile: string | undefined): Hono {
  const { directory, faults } = simulator;
  const routes = new Hono();

  routes.get('/settings', (context) => context.json(dataBody(directory.settings)));

  routes.put('/settings', async (context) => {
    simulator.changeSettings(await readJson(context, settingsChangeSchema));
    return context.json(dataBody(directory.settings));
  });

  routes.get('/faults', (context) => context.json(dataBody(faults.all)));

  routes.post('/faults', async (context) => {
    faults.add(await readJson(context, faultSchema));
    return context.json(dataBody(faults.all));
  });

  routes.delete('/faults', (context) => {
    faults.clear();
    return context.json(dataBody(faults.all));
  });

  routes.get('/snapshot', (context) => context.json(dataBody(simulator.snapshot())));

  routes.put('/snapshot', async (context) => {
    simulator.restore(readSnapshot(await parseJson(context)));
    return context.json(dataBody({ restored: true }));
  });

  routes.post('/snapshot/save', (context) => {
    const file = requireFile(snapshotFile);
    saveSnapshot(file, simulator.snapshot());
    return context.json(dataBody({ file }));
  });

  routes.post('/snapshot/load', (context) => {
    const file = requireFile(snapshotFile);
    simulator.restore(loadSnapshot(file));
    return context.json(dataBody({ file }));
  });

  return routes;
}
