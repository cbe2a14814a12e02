/** Where a station is, in a line; an address that begins with the city says it once. */
export function addressLine({ city, address }: { city?: string | undefined; address: string }): string {
  return city === undefined || address.startsWith(city) ? address : `${city}, ${address}`;
}
