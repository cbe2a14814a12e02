import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import type { Context } from 'hono';
import { type ClientNetworks, networksFrom, plainAddress } from '../config/networks.js';

const loopback = networksFrom(['127.0.0.0/8', '::1']);

/** An IPv6 client has a whole /64 of addresses. */
function network(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.split('::');
  const first = head.split(':').filter(Boolean);
  const last = tail.split(':').filter(Boolean);
  const zeros = address.includes('::') ? Array.from({ length: 8 - first.length - last.length }, () => '0') : [];
  return [...first, ...zeros, ...last].slice(0, 4).join(':');
}

/**
 * The address of the client: of the connection, or from X-Forwarded-For if the connection is a trusted proxy's. Each proxy
 * appends the address that called it, so the list is read from the right; what is left of the first untrusted address can
 * be forged.
 *
 * @returns undefined for a program on this machine and for a request without a socket.
 */
export function clientAddress(context: Context, proxies: ClientNetworks): string | undefined {
  const { incoming } = (context.env ?? {}) as { incoming?: IncomingMessage };
  const peer = incoming?.socket?.remoteAddress;
  if (peer === undefined) return undefined;
  const forwarded = (context.req.header('X-Forwarded-For') ?? '').split(',').map((part) => part.trim());
  const hops = [...forwarded.filter(Boolean), peer];
  const client = hops.findLast((address) => !proxies.includes(address)) ?? hops[0] ?? peer;
  return loopback?.includes(client) ? undefined : network(plainAddress(client));
}
