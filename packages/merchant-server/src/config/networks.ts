import { BlockList, isIP } from 'node:net';

/** A set of addresses. */
export interface ClientNetworks {
  /** @param address IPv4 or IPv6; anything else is in no network. */
  includes(address: string): boolean;
}

/** A dual-stack socket reports IPv4 addresses as `::ffff:10.0.0.7`. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/**
 * Reads addresses and networks.
 *
 * @param list of `10.0.0.7`, `10.1.0.0/16`, `fd00::/8`.
 * @returns undefined if one of them is neither.
 */
export function networksFrom(list: readonly string[]): ClientNetworks | undefined {
  const networks = new BlockList();
  for (const text of list) {
    const [address = '', prefix] = text.split('/');
    const version = isIP(address);
    if (version === 0) return undefined;
    const family = version === 4 ? 'ipv4' : 'ipv6';
    const longest = version === 4 ? 32 : 128;
    const bits = prefix === undefined ? longest : Number(prefix);
    if (prefix === '' || !Number.isInteger(bits) || bits < 0 || bits > longest) return undefined;
    networks.addSubnet(address, bits, family);
  }
  return {
    includes(address) {
      const plain = plainAddress(address);
      const version = isIP(plain);
      return version !== 0 && networks.check(plain, version === 4 ? 'ipv4' : 'ipv6');
    },
  };
}
