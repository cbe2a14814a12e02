import type { Procedure } from '../shared/lounge.js';

/** A screen with its parameters. All of it is in the address, so that reload and «back» work. */
export type Route =
  | { screen: 'find'; airport?: string; procedure?: Procedure }
  | { screen: 'lounge'; loungeId: string; procedure?: Procedure; flightNumber?: string; flightAt?: string }
  | { screen: 'confirm' }
  | { screen: 'payment'; result: 'success' | 'fail'; orderId: string };

const LOUNGE_PATH = /^\/lounges\/([a-z0-9-]{1,64})$/;
const IATA = /^[A-Z]{3}$/;

/** Drops empty values. */
function withoutEmpty(values: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );
}

function procedureIn(query: Readonly<Record<string, string>>): { procedure?: Procedure } {
  const { procedure } = query;
  return procedure === 'departure' || procedure === 'arrival' ? { procedure } : {};
}

/** Parses an address; unknown ones lead to the first screen. */
export function readRoute(path: string, query: Readonly<Record<string, string>>): Route {
  const loungeId = LOUNGE_PATH.exec(path)?.[1];
  if (loungeId !== undefined) {
    const { flight: flightNumber, at: flightAt } = query;
    return { screen: 'lounge', loungeId, ...procedureIn(query), ...withoutEmpty({ flightNumber, flightAt }) };
  }
  if (path === '/confirm') return { screen: 'confirm' };
  if (path === '/payment/success' || path === '/payment/fail') {
    return { screen: 'payment', result: path === '/payment/fail' ? 'fail' : 'success', orderId: query.order ?? '' };
  }
  const airport = IATA.test(query.airport ?? '') ? query.airport : undefined;
  return { screen: 'find', ...withoutEmpty({ airport }), ...procedureIn(query) };
}

function pathAndQuery(route: Route): [string, Record<string, string | undefined>] {
  switch (route.screen) {
    case 'find':
      return ['/', { airport: route.airport, procedure: route.procedure }];
    case 'lounge': {
      const { loungeId, procedure, flightNumber, flightAt } = route;
      return [`/lounges/${loungeId}`, { procedure, flight: flightNumber, at: flightAt }];
    }
    case 'confirm':
      return ['/confirm', {}];
    case 'payment':
      return [`/payment/${route.result}`, { order: route.orderId }];
  }
}

/**
 * The address of a route. Keeps the embedding's `id`, which the page needs after a reload.
 *
 * @param search current query of the page.
 */
export function addressOf(route: Route, search: string = location.search): string {
  const [path, query] = pathAndQuery(route);
  const id = new URLSearchParams(search).get('id') ?? undefined;
  const text = new URLSearchParams(withoutEmpty({ id, ...query })).toString();
  return text === '' ? path : `${path}?${text}`;
}
