/** An address with its scheme. `localhost:5173` has none, although it looks like one. */
const WITH_SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
/** Names and addresses of this machine and of the local network, and addresses with a port: development serves them by http. */
const PLAIN_HTTP =
  /^(localhost|[^./:]+|[^/]+\.local|[^/]+\.localhost|\d+\.\d+\.\d+\.\d+|\[[0-9a-f:.]+\]|[^/]+:\d+)(?=[:/?#]|$)/i;

/** The address of a mini-app as people write it, with the scheme that they leave out; empty where there is none. */
export function completeAddress(written: string): string {
  const address = written.trim().replace(/^\/\//, '');
  if (address === '' || WITH_SCHEME.test(address)) return address;
  return `${PLAIN_HTTP.test(address) ? 'http' : 'https'}://${address}`;
}
