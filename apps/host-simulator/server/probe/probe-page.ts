import { ID_PARAMETER } from '@invoicebox/mini-app-sdk/protocol';
import type { FrameFault } from '../../shared/frame-fault.js';
import { forbidsFrame } from './frame-ancestors.js';

/** A browser follows more, but no mini-app needs them. */
const MAX_REDIRECTS = 5;
/** How long a page may take to answer. */
const TIMEOUT_MS = 10_000;

/** The system's code of a failed request, e.g. `ECONNREFUSED`. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error.name === 'TimeoutError' ? 'ETIMEDOUT' : error.message;
}

/** Where the answer leads; null where it is the page itself. */
function redirectOf(response: Response, from: URL): URL | null {
  const location = response.headers.get('Location');
  const isRedirect = response.status >= 300 && response.status < 400 && location !== null;
  return isRedirect && URL.canParse(location, from.href) ? new URL(location, from) : null;
}

/**
 * Requests a mini-app's page as a frame does, to say what a browser hides from the page around: whether the server answers,
 * redirects, or forbids the frame.
 *
 * @param url the address of the frame, with `id`.
 * @param hostOrigin origin of the page around.
 * @returns the first fault, or null.
 */
export async function probePage(url: string, hostOrigin: string): Promise<FrameFault | null> {
  const asked = new URL(url);
  const id = asked.searchParams.get(ID_PARAMETER);
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  let page = asked;
  try {
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const response = await fetch(page, { redirect: 'manual', headers: { Accept: 'text/html' }, signal });
      await response.body?.cancel();
      const next = redirectOf(response, page);
      if (!next) return answerFault(response, page, hostOrigin);
      const losesId = next.searchParams.get(ID_PARAMETER) !== id;
      if (losesId || next.origin !== asked.origin) return { kind: 'redirect', to: next.href, losesId };
      page = next;
    }
    return { kind: 'redirect', to: page.href, losesId: false };
  } catch (error) {
    return { kind: 'unreachable', detail: codeOf(error) };
  }
}

/** What is wrong with the answer that is shown. */
function answerFault(response: Response, page: URL, hostOrigin: string): FrameFault | null {
  if (response.status >= 400) return { kind: 'status', status: response.status };
  const header = forbidsFrame(response.headers, new URL(hostOrigin), page);
  return header === undefined ? null : { kind: 'framing', header };
}
