import { type ReadonlySignal, signal } from '@preact/signals';
import { type FuelKind, isFuelKind } from '../../contract/fuel.js';
import { addressOf } from '../shared/address.js';
import { lastPlace, rememberPlace } from './last-place.js';

/** Where stations are searched around. */
export interface Place {
  /** Degrees, WGS 84. */
  lat: number;
  lon: number;
  /** A city's name; null is the device's own position. */
  city: string | null;
}

/** What is searched for and how it is shown. */
export interface Search {
  view: 'list' | 'map';
  text: string;
  /** Null is any. */
  fuel: FuelKind | null;
  /** None is any. */
  networks: readonly string[];
  place: Place;
}

/** The search of the Find screen: list and map show the same one. It outlives the screen. */
export interface Finder {
  readonly search: ReadonlySignal<Search>;
  /** Changes the search, and the page's address with it. */
  update(change: Partial<Search>): void;
}

const MOSCOW: Place = { lat: 55.7522, lon: 37.6156, city: 'Москва' };

function readPlace(parameters: URLSearchParams): Place | null {
  const [lat, lon] = [parameters.get('lat'), parameters.get('lon')].map((text) => Number.parseFloat(text ?? ''));
  if (lat === undefined || lon === undefined || !(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) return null;
  return { lat, lon, city: parameters.get('city') };
}

function readSearch(parameters: URLSearchParams): Search {
  const fuel = parameters.get('fuel');
  return {
    view: parameters.get('view') === 'map' ? 'map' : 'list',
    text: parameters.get('q') ?? '',
    fuel: isFuelKind(fuel) ? fuel : null,
    networks: parameters.getAll('brand'),
    place: readPlace(parameters) ?? lastPlace() ?? MOSCOW,
  };
}

/** The part of a search that the server's API takes under the same names. */
export function filterParameters({
  text,
  fuel,
  networks,
}: Pick<Search, 'text' | 'fuel' | 'networks'>): URLSearchParams {
  const parameters = new URLSearchParams();
  if (text.trim() !== '') parameters.set('q', text.trim());
  if (fuel !== null) parameters.set('fuel', fuel);
  for (const network of networks) parameters.append('brand', network);
  return parameters;
}

/** The address of the Find screen in a state. */
export function searchAddress(search: Search): string {
  const parameters = filterParameters(search);
  const { lat, lon, city } = search.place;
  parameters.set('lat', String(lat));
  parameters.set('lon', String(lon));
  if (city !== null) parameters.set('city', city);
  if (search.view === 'map') parameters.set('view', 'map');
  return addressOf('/', parameters);
}

/**
 * Makes the finder of a page.
 *
 * @param parameters of the page's address, which may hold a search.
 */
export function createFinder(parameters: URLSearchParams): Finder {
  const search = signal(readSearch(parameters));
  return {
    search,
    update(change) {
      search.value = { ...search.peek(), ...change };
      if (change.place) rememberPlace(change.place);
      history.replaceState(history.state, '', searchAddress(search.peek()));
    },
  };
}
