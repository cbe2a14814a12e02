import { addressOf } from '@invoicebox/mini-app-kit';
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Service } from '../../shared/catalogue.js';
import { type FuelKind, isFuelKind } from '../../shared/fuel.js';
import { lastPlace, type Place, rememberPlace } from '../storage/last-place.js';

/** Filters of stations. */
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
  /** The map's view once the buyer has moved it: `west,south,east,north`. The list shows the same area. */
  area: string | null;
  /** Id of the station selected on the map. */
  station: string | null;
}

/** The search shared by list and map. It outlives the Find screen. */
export interface Finder {
  readonly search: ReadonlySignal<Search>;
  /**
   * Changes the search and, on the Find screen, the address. Selecting a station adds a history entry; other changes replace
   * the address. A new place or text resets the map's area.
   */
  update(change: Partial<Search>): void;
}

export const NO_FILTERS: Filters = { fuel: null, networks: [], services: [], open: false, payable: false };

const FIND_PATH = '/';
const MOSCOW: Place = { lat: 55.7522, lon: 37.6156, city: 'Москва' };
/** `bbox` of the server's API. */
const AREA = /^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3}$/;
/** The server knows which names are services. */
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

/** The filters and text as parameters of the server's API, for list and map. */
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

/** Place and order as parameters of the server's API. */
export function orderParameters({ place, area, sort }: Pick<Search, 'place' | 'area' | 'sort'>): URLSearchParams {
  const parameters = new URLSearchParams({ lat: String(place.lat), lon: String(place.lon) });
  if (area !== null) parameters.set('bbox', area);
  if (sort !== 'distance') parameters.set('sort', sort);
  return parameters;
}

/** Number of filters set. */
export function countFilters({ fuel, networks, services, open, payable }: Filters): number {
  return Number(fuel !== null) + networks.length + services.length + Number(open) + Number(payable);
}

/** The address of the Find screen for a search. */
export function searchAddress(search: Search): string {
  const parameters = new URLSearchParams([...filterParameters(search), ...orderParameters(search)]);
  if (search.place.city !== null) parameters.set('city', search.place.city);
  if (search.view === 'map') parameters.set('view', 'map');
  if (search.station !== null) parameters.set('station', search.station);
  return addressOf(FIND_PATH, parameters);
}

/**
 * Creates the finder of a page.
 *
 * @param parameters of the page's address.
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
      // The map may settle after its screen was left.
      if (location.pathname !== FIND_PATH) return;
      const address = searchAddress(search.peek());
      if (before.station === null && search.peek().station !== null) history.pushState(null, '', address);
      else history.replaceState(history.state, '', address);
    },
  };
}
