import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import type { Context } from 'hono';
import { type ClientNetworks, networksFrom, plainAddress } from '../config/networks.js';

const loopback = networksFrom(['127.0.0.0/8', '::1']);

/** Who uses IPv6 has a whole /64 of addresses. */
function network(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.split('::');
  const first = head.split(':').filter(Boolean);
  const last = tail.split(':').filter(Boolean);
  const zeros = address.includes('::') ? Array.from({ length: 8 - first.length - last.length }, () => '0') : [];
  return [...first, ...zeros, ...last].slice(0, 4).join(':');
}

/**
 * The address of the client that a request comes from: of its connection, or of X-Forwarded-For where that is a trusted
 * proxy's. From the right, each trusted proxy has added the address that it was called from; what is left of
 * the first that is not trusted can be invented.
 *
 * @returns undefined for a program on this machine, and for a request that came over no socket.
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
