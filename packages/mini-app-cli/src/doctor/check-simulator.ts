import { type Finding, right, wrong } from './finding.js';

const TIMEOUT_MS = 3_000;

/** Whether the simulator answers. */
export async function checkSimulator(url: string): Promise<Finding> {
  if (!URL.canParse(url))
    return wrong('simulator', `«${url}» is not a URL`, 'Give one: --simulator http://localhost:4700.');
  const problem = await fetch(new URL('/openapi.json', url), { signal: AbortSignal.timeout(TIMEOUT_MS) }).then(
    (response) => (response.ok ? undefined : `it answers ${response.status}`),
    (error: unknown) => (error instanceof Error ? String(error.cause ?? error.message) : String(error)),
  );
  if (problem === undefined) return right('simulator', `answers at ${url}`);
  return wrong('simulator', `nothing usable at ${url} (${problem})`, 'Start the simulator, or correct the URL.');
}
