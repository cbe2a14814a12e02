// @vitest-environment happy-dom
import { readSelection } from '@invoicebox/mini-app-kit';
import { beforeEach, describe, expect, it } from 'vitest';
import { SELECTION } from '../test-support/fixtures.js';
import { findAddress, loungeAddress, readFound, readVisit } from './addresses.js';

beforeEach(() => history.replaceState(null, '', '/'));

const queryOf = (address: string) => new URL(address, location.href).searchParams;

describe('addresses', () => {
  it.each([{}, { airport: 'SVO', procedure: 'arrival' as const }])('of the first screen are read back: %j', (found) => {
    expect(readFound(queryOf(findAddress(found)))).toEqual({ airport: undefined, procedure: undefined, ...found });
  });

  it('of a lounge are read back, with the selection', () => {
    const known = { procedure: 'departure', flightNumber: 'SU 012', flightAt: '2026-11-23T09:40' } as const;
    const address = loungeAddress('svo-b-oblako', known, SELECTION);
    expect(readVisit(queryOf(address))).toEqual(known);
    expect(readSelection(new URL(address, location.href).hash)).toEqual(SELECTION);
  });

  it('with anything else in them are of the first screen', () => {
    expect(readFound(new URLSearchParams('airport=../etc&procedure=flight'))).toEqual({});
  });
});
