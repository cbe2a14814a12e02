import { expect, it } from 'vitest';
import { networkCounts, networkKey } from './network-name.js';

it.each([
  ['Лукойл', 'ЛУКОЙЛ', 'Lukoil', 'LUKOIL', 'АЗС «Лукойл»', 'ООО "Лукойл"'],
  ['Газпромнефть', 'Газпром нефть', 'ГАЗПРОМ-НЕФТЬ', 'Gazpromneft', 'АЗС Газпромнефть'],
  ['Роснефть', 'Rosneft', 'РОСНЕФТЬ'],
  ['Татнефть', 'Tatneft', 'Татнефть АЗС'],
  ['Тебойл', 'Teboil', 'TEBOIL'],
  ['Shell', 'Шелл', 'SHELL'],
  ['Сургутнефтегаз', 'Surgutneftegas'],
  ['АЗС', 'азс'],
])('%s is one network in every spelling', (...spellings) => {
  expect(new Set(spellings.map(networkKey)).size).toBe(1);
});

it('different networks stay apart', () => {
  const names = ['Газпром', 'Газпромнефть', 'Роснефть', 'Башнефть', 'Татнефть', 'ТНК', 'Лукойл', 'Нефтика'];
  expect(new Set(names.map(networkKey)).size).toBe(names.length);
});

it('networks are counted under the spelling that most stations have', () => {
  expect(networkCounts(['ЛУКОЙЛ', 'Лукойл', 'Shell', 'Лукойл', 'Lukoil'])).toEqual([
    { name: 'Лукойл', stations: 4 },
    { name: 'Shell', stations: 1 },
  ]);
});
