import { describe, expect, it } from 'vitest';
import type { Fuelling } from '../shared/fuelling.js';
import type { FuelSelection, OrderSummary } from '../shared/order.js';
import { fuelFacts } from './fuel-facts.js';

const SELECTION: FuelSelection = {
  stationId: 'd1',
  fuel: 'ai95',
  pump: 2,
  volume: { kind: 'sum', kopecks: 1000_00 },
  extras: [],
};
const SUMMARY: OrderSummary = {
  selection: SELECTION,
  stationTitle: 'Луч',
  stationAddress: 'Анадырь, ул. Мира, 1',
  timeZone: 'Asia/Anadyr',
  litres: 15_001,
  price: 66_66,
  extras: [],
};
/** 21:00 in Anadyr. */
const NINE = Date.UTC(2026, 10, 21, 9);

function facts(vehicle: FuelSelection['vehicle'], given?: Fuelling, locale: 'ru' | 'en' = 'ru') {
  const selection = vehicle ? { ...SELECTION, vehicle } : SELECTION;
  const offer = { description: '', lines: [], summary: SUMMARY };
  const order = { id: 'o1', number: 'GS-1', locale, offer, selection };
  return fuelFacts(order, given, NINE).map(({ label, value }) => `${label}: ${value}`);
}

describe('what a letter to a driver says', () => {
  it('is where, at which pump, and when by the clock of the station', () => {
    expect(facts(undefined)).toEqual([
      'АЗС: Луч',
      'Адрес: Анадырь, ул. Мира, 1',
      'Колонка: 2',
      'Время на АЗС: 21.11.2026, 21:00',
    ]);
  });

  it('is for which vehicle, as far as it was said', () => {
    expect(facts({ plate: 'А123ВС77', odometer: 0 }, undefined, 'en').slice(-2)).toEqual([
      'Plate: А123ВС77',
      'Odometer, km: 0',
    ]);
  });

  it('is the pump that gave the fuel, and when it did', () => {
    const given = { pump: 3, changedAt: NINE + 60_000 } as Fuelling;
    expect(facts(undefined, given).slice(2)).toEqual(['Колонка: 3', 'Время на АЗС: 21.11.2026, 21:01']);
  });
});
