import { createServer } from 'node:net';
import { CommandError } from './command-error.js';

/**
 * A port from the environment.
 *
 * @param variables names in order of precedence; empty ones count as absent.
 * @throws CommandError naming the variable if it is no port.
 */
export function readPort(
  environment: Readonly<Record<string, string | undefined>>,
  variables: readonly string[],
  fallback: number,
): number {
  const variable = variables.find((name) => environment[name]);
  if (variable === undefined) return fallback;
  const port = Number(environment[variable]);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  const message = `${variable} is «${environment[variable]}»: expected a port from 1 to 65535. Set it, or unset it for ${fallback}.`;
  throw new CommandError('INVALID_PORT', message);
}

/** Whether nothing listens at a port of 127.0.0.1. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/**
 * Checks that a port is free.
 *
 * @param title who needs it.
 * @param variable the variable to change.
 * @throws CommandError that names the port and the variable.
 */
export async function requireFreePort(port: number, title: string, variable: string): Promise<void> {
  if (await isPortFree(port)) return;
  const message = `Port ${port}, for «${title}», is busy: free it, or set ${variable} to another one.`;
  throw new CommandError('PORT_BUSY', message);
}
