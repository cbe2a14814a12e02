import { describe, expect, it } from 'vitest';
import { addressOf, type Route, readRoute } from './addresses.js';

function read(address: string): Route {
  const { pathname, searchParams } = new URL(address, 'http://localhost');
  return readRoute(pathname, Object.fromEntries(searchParams));
}

describe('addresses', () => {
  it.each<Route>([
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
    { screen: 'payment', result: 'success', orderId: 'a_b-c' },
    { screen: 'payment', result: 'fail', orderId: 'a&b' },
  ])('lead back to $screen', (route) => {
    expect(read(addressOf(route, ''))).toEqual(route);
    expect(read(addressOf(route, '?id=embedding-1'))).toEqual(route);
  });

  it("keep the host's id and nothing else of the address before", () => {
    expect(addressOf({ screen: 'confirm' }, '?airport=SVO&id=1%262')).toBe('/confirm?id=1%262');
  });

  it.each(['/nothing', '/lounges/', '/lounges/..%2F..', '/lounges/%E0%A4%A', '/payment/other', '/?airport=../etc'])(
    '%s leads to the first screen',
    (address) => expect(read(address)).toEqual({ screen: 'find' }),
  );
});
