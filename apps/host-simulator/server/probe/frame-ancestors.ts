/** A source of `frame-ancestors` with a host: scheme, host, port. */
const HOST_SOURCE = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\*|(?:\*\.)?[^:/*]+)(?::(\d+|\*))?(?:\/.*)?$/i;
const SCHEME_SOURCE = /^[a-z][a-z0-9+.-]*:$/i;

/** Whether a URL's scheme is the one that a source names, or its secure form. */
function matchesScheme(source: string, { protocol }: URL): boolean {
  const wanted = source.toLowerCase().replace(/:?$/, ':');
  return protocol === wanted || (wanted === 'http:' && protocol === 'https:');
}

function matchesHost(source: string, { hostname }: URL): boolean {
  if (source === '*') return true;
  return source.startsWith('*.') ? hostname.endsWith(source.slice(1).toLowerCase()) : hostname === source.toLowerCase();
}

/** A URL has no port where it is the usual one of its scheme, and so has a source. */
function matchesPort(source: string | undefined, host: URL): boolean {
  const usual = host.protocol === 'https:' ? '443' : '80';
  return source === '*' || (source ?? usual) === (host.port || usual);
}

/** Whether a source of `frame-ancestors` lets the host's page frame the mini-app's. */
function allows(source: string, host: URL, miniApp: URL): boolean {
  if (source === '*') return true;
  if (source.toLowerCase() === "'self'") return host.origin === miniApp.origin;
  if (SCHEME_SOURCE.test(source)) return matchesScheme(source, host);
  const [, scheme, name, port] = HOST_SOURCE.exec(source) ?? [];
  if (name === undefined) return false;
  return matchesScheme(scheme ?? miniApp.protocol, host) && matchesHost(name, host) && matchesPort(port, host);
}

/** The sources of `frame-ancestors` in each policy that has it. */
function ancestorsIn(policies: string): string[][] {
  const directives = policies.split(/[,;]/).map((directive) => directive.trim().split(/\s+/));
  return directives.filter(([name]) => name?.toLowerCase() === 'frame-ancestors').map(([, ...sources]) => sources);
}

/**
 * The header by which a page forbids that a host frames it, as `Name: value`; undefined if it may. As in browsers,
 * `X-Frame-Options` counts only where no policy has `frame-ancestors`.
 *
 * @param host origin of the page around.
 * @param miniApp the page's own URL.
 */
export function forbidsFrame(headers: Headers, host: URL, miniApp: URL): string | undefined {
  const policies = headers.get('Content-Security-Policy') ?? '';
  const ancestors = ancestorsIn(policies);
  if (ancestors.length > 0) {
    const allowed = ancestors.every((sources) => sources.some((source) => allows(source, host, miniApp)));
    return allowed ? undefined : `Content-Security-Policy: ${policies}`;
  }
  const options = headers.get('X-Frame-Options') ?? '';
  const words = options.split(',').map((word) => word.trim().toLowerCase());
  const forbidden = words.includes('deny') || (words.includes('sameorigin') && host.origin !== miniApp.origin);
  return forbidden ? `X-Frame-Options: ${options}` : undefined;
}
