import { type ReadonlySignal, signal } from '@preact/signals';
import type { Service } from '../../contract/catalogue.js';
import { type FuelKind, isFuelKind } from '../../contract/fuel.js';
import { addressOf } from '../shared/address.js';
import { lastPlace, type Place, rememberPlace } from '../storage/last-place.js';

/** What stations must have. */
export interface Filters {
  /** Null is any. */
  fuel: FuelKind | null;
  /** None is any. */
  networks: readonly string[];
  /** All of these. */
  services: readonly Service[];
  /** Only those that are open now. */
  open: boolean;
  /** Only those where fuel can be ordered in the app. */
  payable: boolean;
}

/** What is searched for and how it is shown. */
export interface Search extends Filters {
  view: 'list' | 'map';
  text: string;
  sort: 'distance' | 'price';
  place: Place;
  /** What the map shows, once the buyer has moved it: the list is of the same; `west,south,east,north`. */
  area: string | null;
  /** Id of the station that is chosen on the map. */
  station: string | null;
}

/** The search of the Find screen: list and map show the same one. It outlives the screen. */
export interface Finder {
  readonly search: ReadonlySignal<Search>;
  /**
   * Changes the search, and with it the page's address while the Find screen is shown. Choosing a station is a step that the back gesture undoes; all
   * other changes replace the address. A new place or text lets go of the map's area.
   */
  update(change: Partial<Search>): void;
}

/** No filter is set. */
export const NO_FILTERS: Filters = { fuel: null, networks: [], services: [], open: false, payable: false };

/** The Find screen's address. */
const FIND_PATH = '/';
const MOSCOW: Place = { lat: 55.7522, lon: 37.6156, city: 'Москва' };
/** As `bbox` of the server's API. */
const AREA = /^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/;
/** Every name is a service: the server knows which. */
const SERVICE = /^[a-z]+$/;

function readPlace(parameters: URLSearchParams): Place | null {
  const [lat, lon] = [parameters.get('lat'), parameters.get('lon')].map((text) => Number.parseFloat(text ?? ''));
  if (lat === undefined || lon === undefined || !(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) return null;
  return { lat, lon, city: parameters.get('city') };
}

function readSearch(parameters: URLSearchParams): Search {
  const fuel = parameters.get('fuel');
  const area = parameters.get('bbox') ?? '';
  return {
    view: parameters.get('view') === 'map' ? 'map' : 'list',
    text: parameters.get('q') ?? '',
    fuel: isFuelKind(fuel) ? fuel : null,
    networks: parameters.getAll('brand'),
    services: parameters.getAll('service').filter((name): name is Service => SERVICE.test(name)),
    open: parameters.get('open') === '1',
    payable: parameters.get('payable') === '1',
    sort: parameters.get('sort') === 'price' ? 'price' : 'distance',
    place: readPlace(parameters) ?? lastPlace() ?? MOSCOW,
    area: AREA.test(area) ? area : null,
    station: parameters.get('station'),
  };
}

/** The part of a search that the server's API takes under the same names, for list and map. */
export function filterParameters(search: Filters & Pick<Search, 'text'>): URLSearchParams {
  const { text, fuel, networks, services, open, payable } = search;
  const parameters = new URLSearchParams();
  if (text.trim() !== '') parameters.set('q', text.trim());
  if (fuel !== null) parameters.set('fuel', fuel);
  for (const network of networks) parameters.append('brand', network);
  for (const service of services) parameters.append('service', service);
  if (open) parameters.set('open', '1');
  if (payable) parameters.set('payable', '1');
  return parameters;
}

/** The part of a search that is about places and order, under the names of the server's API. */
export function orderParameters({ place, area, sort }: Pick<Search, 'place' | 'area' | 'sort'>): URLSearchParams {
  const parameters = new URLSearchParams({ lat: String(place.lat), lon: String(place.lon) });
  if (area !== null) parameters.set('bbox', area);
  if (sort !== 'distance') parameters.set('sort', sort);
  return parameters;
}

/** How many filters are set, for a badge. */
export function countFilters({ fuel, networks, services, open, payable }: Filters): number {
  return Number(fuel !== null) + networks.length + services.length + Number(open) + Number(payable);
}

/** The address of the Find screen in a state. */
export function searchAddress(search: Search): string {
  const parameters = new URLSearchParams([...filterParameters(search), ...orderParameters(search)]);
  if (search.place.city !== null) parameters.set('city', search.place.city);
  if (search.view === 'map') parameters.set('view', 'map');
  if (search.station !== null) parameters.set('station', search.station);
  return addressOf(FIND_PATH, parameters);
}

/**
 * Makes the finder of a page.
 *
 * @param parameters of the page's address, which may hold a search.
 */
export function createFinder(parameters: URLSearchParams): Finder {
  const search = signal(readSearch(parameters));
  addEventListener('popstate', () => {
    if (location.pathname === FIND_PATH) search.value = readSearch(new URLSearchParams(location.search));
  });
  return {
    search,
    update(change) {
      const before = search.peek();
      const isElsewhere = change.place !== undefined || (change.text !== undefined && change.text !== before.text);
      search.value = { ...before, ...(isElsewhere ? { area: null, station: null } : {}), ...change };
      if (change.place) rememberPlace(change.place);
      // A map may come to rest when its screen has been left: the address is another screen's then.
      if (location.pathname !== FIND_PATH) return;
      const address = searchAddress(search.peek());
      if (before.station === null && search.peek().station !== null) history.pushState(null, '', address);
      else history.replaceState(history.state, '', address);
    },
  };
}
