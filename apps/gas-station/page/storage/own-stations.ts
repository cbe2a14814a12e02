import { type ReadonlySignal, signal } from '@preact/signals';
import type { StationItem } from '../../shared/catalogue.js';
import { storage } from './storage.js';

/** The saved fields of a station: prices and hours change. */
export type OwnStation = Pick<StationItem, 'id' | 'title' | 'city' | 'address'>;

/** A buyer's own stations, newest first. */
export interface OwnStations {
  readonly favourites: ReadonlySignal<readonly OwnStation[]>;
  /** Recently opened. */
  readonly recent: ReadonlySignal<readonly OwnStation[]>;
  /** Adds a station to the favourites, or removes it. */
  toggleFavourite(station: OwnStation): void;
  /** Adds a station to the recent ones. */
  addRecent(station: OwnStation): void;
}

const MAX_RECENT = 5;
const MAX_FAVOURITES = 50;

function isOwnStation(value: unknown): value is OwnStation {
  const station = value as Partial<OwnStation> | null;
  return [station?.id, station?.title, station?.city, station?.address].every((text) => typeof text === 'string');
}

function readList(name: string): readonly OwnStation[] {
  const list = storage.read(name);
  return Array.isArray(list) ? list.filter(isOwnStation) : [];
}

/** Loads the buyer's own stations. */
export function createOwnStations(): OwnStations {
  const [favourites, recent] = [signal(readList('favourites')), signal(readList('recent'))];
  const without = (list: readonly OwnStation[], id: string) => list.filter((station) => station.id !== id);
  const fieldsOf = ({ id, title, city, address }: OwnStation): OwnStation => ({ id, title, city, address });
  return {
    favourites,
    recent,
    toggleFavourite(station) {
      const others = without(favourites.peek(), station.id);
      const wasFavourite = others.length < favourites.peek().length;
      favourites.value = wasFavourite ? others : [fieldsOf(station), ...others].slice(0, MAX_FAVOURITES);
      storage.write('favourites', favourites.peek());
    },
    addRecent(station) {
      recent.value = [fieldsOf(station), ...without(recent.peek(), station.id)].slice(0, MAX_RECENT);
      storage.write('recent', recent.peek());
    },
  };
}
