import { freePort } from '../../scripts/lib/free-port.mjs';
import { services, startServices } from '../../scripts/lib/services.mjs';

/** A simulator in a separate process, so that it does not slow down a client that is measured. */
export interface SimulatorProcess {
  /** Origin; the API is below `/v3` and `/l3`. */
  readonly url: string;
  /** Changes the simulator through its control API (docs/simulator.md, Control API). */
  control(method: 'PUT' | 'POST', path: string, body?: unknown): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the built simulator on a free port. @throws Error if it does not start. */
export async function startSimulatorProcess(): Promise<SimulatorProcess> {
  process.env.SIMULATOR_PORT = String(await freePort());
  const simulator = services().filter(({ name }) => name === 'host-simulator');
  const onDeath = (name: string, how: string) => console.error(`${name} ended: ${how}.`);
  const running = await startServices(simulator, onDeath, { toStderr: true });
  const url = `http://127.0.0.1:${process.env.SIMULATOR_PORT}`;
  return {
    url,
    async control(method, path, body = {}) {
      const response = await fetch(`${url}/_sim${path}`, {
        method,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!response.ok)
        throw new Error(`${method} /_sim${path} was answered ${response.status}: ${await response.text()}`);
    },
    stop: running.stop,
  };
}
