import { describe, expect, it } from 'vitest';
import { addressOf, type Place, readPlace } from './addresses.js';

function read(address: string): Place {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  return readPlace(pathname, Object.fromEntries(searchParams));
}

describe('addresses', () => {
  it.each<Place>([
    { screen: 'find' },
    { screen: 'find', airport: 'SVO', procedure: 'arrival' },
    { screen: 'lounge', loungeId: 'svo-b-oblako' },
    {
      screen: 'lounge',
      loungeId: 'svo-b-oblako',
      procedure: 'departure',
      flightNumber: 'SU 012',
      flightAt: '2026-11-23T09:40',
    },
    { screen: 'confirm' },
    { screen: 'payment', outcome: 'success', orderId: 'a_b-c' },
    { screen: 'payment', outcome: 'fail', orderId: 'a&b' },
  ])('lead back to $screen', (place) => {
    expect(read(addressOf(place, ''))).toEqual(place);
    expect(read(addressOf(place, '?id=embedding-1'))).toEqual(place);
  });

  it("keep the host's id and nothing else of the address before", () => {
    expect(addressOf({ screen: 'confirm' }, '?airport=SVO&id=1%262')).toBe('/confirm?id=1%262');
  });

  it.each(['/nothing', '/lounges/', '/lounges/..%2F..', '/lounges/%E0%A4%A', '/payment/other', '/?airport=../etc'])(
    '%s leads to the first screen',
    (address) => expect(read(address)).toEqual({ screen: 'find' }),
  );
});
