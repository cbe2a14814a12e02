import type { OwnItem } from '@invoicebox/mini-app-kit';
import { addressLine } from '../../shared/address.js';
import type { StationItem } from '../../shared/catalogue.js';

/** What is remembered of a favourite or recent station. */
export function ownItemOf(station: Pick<StationItem, 'id' | 'title' | 'city' | 'address'>): OwnItem {
  return { id: station.id, title: station.title, address: addressLine(station) };
}
