import { expect, it } from 'vitest';
import { FUEL_KINDS } from '../shared/fuel.js';
import { readFuelWord } from './fuel-words.js';

it.each<[string, string]>([
  ...FUEL_KINDS.map((kind): [string, string] => [kind, kind]),
  ['octane_95', 'ai95'],
  ['95', 'ai95'],
  ['АИ-95', 'ai95'],
  ['АИ 92', 'ai92'],
  ['Бензин АИ-95-К5', 'ai95'],
  ['Премиум Евро-95', 'ai95'],
  ['ДТ', 'diesel'],
  ['ДТ зимнее', 'diesel'],
  ['Дизельное топливо', 'diesel'],
  ['HGV_diesel', 'diesel'],
  ['Пропан-бутан', 'lpg'],
  ['СУГ', 'lpg'],
  ['Метан', 'cng'],
  ['КПГ', 'cng'],
  ['AdBlue', 'adblue'],
])('«%s» is %s', (text, kind) => expect(readFuelWord(text)).toEqual({ kind }));

it.each([
  ['G-Drive 95', 'ai95_plus'],
  ['Экто 100', 'ai100_plus'],
  ['АИ-98 Ultimate', 'ai98_plus'],
  ['АИ-95+', 'ai95_plus'],
  ['Pulsar-92', 'ai92_plus'],
  ['ДТ Опти', 'diesel_plus'],
  ['G-Drive_95', 'ai95_plus', 'G-Drive 95'],
])('«%s» is a brand of %s', (text, kind, name = text) => expect(readFuelWord(text)).toEqual({ kind, name }));

it.each(['', 'kerosene', 'газ', '76', 'АИ-930', 'цена'])('«%s» is no fuel that is known', (text) => {
  expect(readFuelWord(text)).toBeNull();
});
