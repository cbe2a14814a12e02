import type { Procedure } from '../contract/lounge.js';

/** A screen and what its address says; the address is the state, so that a reload and «back» come to the same place. */
export type Place =
  | { screen: 'find'; airport?: string; procedure?: Procedure }
  | { screen: 'lounge'; loungeId: string; procedure?: Procedure; flightNumber?: string; flightAt?: string }
  | { screen: 'confirm' }
  | { screen: 'payment'; outcome: 'success' | 'fail'; orderId: string };

const LOUNGE_PATH = /^\/lounges\/([a-z0-9-]{1,64})$/;
const IATA = /^[A-Z]{3}$/;

/** The values that are there, under their names. */
function given(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );
}

function procedureIn(query: Readonly<Record<string, string>>): { procedure?: Procedure } {
  const { procedure } = query;
  return procedure === 'departure' || procedure === 'arrival' ? { procedure } : {};
}

/** Reads an address; one that is none of ours leads to the first screen. */
export function readPlace(path: string, query: Readonly<Record<string, string>>): Place {
  const loungeId = LOUNGE_PATH.exec(path)?.[1];
  if (loungeId !== undefined) {
    const { flight: flightNumber, at: flightAt } = query;
    return { screen: 'lounge', loungeId, ...procedureIn(query), ...given({ flightNumber, flightAt }) };
  }
  if (path === '/confirm') return { screen: 'confirm' };
  if (path === '/payment/success' || path === '/payment/fail') {
    return { screen: 'payment', outcome: path === '/payment/fail' ? 'fail' : 'success', orderId: query.order ?? '' };
  }
  const airport = IATA.test(query.airport ?? '') ? query.airport : undefined;
  return { screen: 'find', ...given({ airport }), ...procedureIn(query) };
}

function pathAndQuery(place: Place): [string, Record<string, string | undefined>] {
  switch (place.screen) {
    case 'find':
      return ['/', { airport: place.airport, procedure: place.procedure }];
    case 'lounge': {
      const { loungeId, procedure, flightNumber, flightAt } = place;
      return [`/lounges/${loungeId}`, { procedure, flight: flightNumber, at: flightAt }];
    }
    case 'confirm':
      return ['/confirm', {}];
    case 'payment':
      return [`/payment/${place.outcome}`, { order: place.orderId }];
  }
}

/**
 * Writes the address of a place. It keeps the host's `id`, which the page needs to find its host after a reload.
 *
 * @param search the current address's query, `location.search` if absent.
 */
export function addressOf(place: Place, search: string = location.search): string {
  const [path, query] = pathAndQuery(place);
  const id = new URLSearchParams(search).get('id') ?? undefined;
  const text = new URLSearchParams(given({ id, ...query })).toString();
  return text === '' ? path : `${path}?${text}`;
}
