import { metresBetween } from '@invoicebox/mini-app-kit/geo';
import type { AirportView, Coordinates } from '../shared/airport.js';
import type { Catalogue } from './catalogue.js';

/** A search; without a text it finds the airports with lounges. */
export interface AirportQuery {
  text?: string;
  /** Position of the buyer; sorts by distance if there is no text. */
  near?: Coordinates;
  limit: number;
}

interface IndexedAirport {
  airport: AirportView;
  code: string;
  city: string[];
  name: string[];
  words: string[];
}

/** Normalizes a text: no case, no accents (ё equals е), one space between words. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function indexOf(airport: AirportView): IndexedAirport {
  const city = [fold(airport.city.ru), fold(airport.city.en)];
  const name = [fold(airport.name.ru), fold(airport.name.en)];
  const code = airport.iata.toLowerCase();
  const words = [code, (airport.icao ?? '').toLowerCase(), ...city, ...name].flatMap((text) => text.split(' '));
  return { airport, code, city, name, words };
}

/** Quality of a match, 0 is best; undefined if there is none. */
function rank({ code, city, name, words }: IndexedAirport, text: string): number | undefined {
  if (code === text) return 0;
  const matches = text.split(' ').every((part) => words.some((word) => word.startsWith(part)));
  if (!matches) return undefined;
  if (city.some((candidate) => candidate.startsWith(text))) return 1;
  return name.some((candidate) => candidate.startsWith(text)) ? 2 : 3;
}

/** Airports with lounges first, then Russian ones. */
function byImportance(a: AirportView, b: AirportView): number {
  const weight = ({ loungeCount, country }: AirportView) => (loungeCount > 0 ? 2 : 0) + (country === 'RU' ? 1 : 0);
  return weight(b) - weight(a);
}

/** Creates a search for airports by code, name and city in both languages, or by distance. */
export function createAirportSearch(catalogue: Catalogue): (query: AirportQuery) => AirportView[] {
  const index = catalogue.airports.map(indexOf);
  const withLounges = [...new Set(catalogue.lounges.map(({ airport }) => airport))].flatMap(
    (iata) => catalogue.airport(iata) ?? [],
  );

  const byText = (text: string) =>
    index
      .map((indexed) => ({ airport: indexed.airport, rank: rank(indexed, text) }))
      .filter((found): found is { airport: AirportView; rank: number } => found.rank !== undefined)
      .sort((a, b) => a.rank - b.rank || byImportance(a.airport, b.airport))
      .map(({ airport }) => airport);

  return ({ text = '', near, limit }) => {
    const folded = fold(text);
    if (text !== '' && folded === '') return [];
    const found = folded === '' ? withLounges : byText(folded);
    if (!near) return found.slice(0, limit);
    const measured = found.map((airport) => ({ ...airport, metres: metresBetween(near, airport) }));
    if (folded === '') measured.sort((a, b) => a.metres - b.metres);
    return measured.slice(0, limit);
  };
}
