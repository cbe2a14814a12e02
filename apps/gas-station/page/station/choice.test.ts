import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FUEL_KINDS } from '../../shared/fuel.js';
import type { FuelSelection } from '../../shared/order.js';
import { choiceParameters, NO_CHOICE, readChoice, selectionOf } from './choice.js';

const amount = fc.integer({ min: 1, max: 1_000_000_000 });
const volume = fc.oneof(
  amount.map((kopecks) => ({ kind: 'sum', kopecks }) as const),
  amount.map((thousandths) => ({ kind: 'litres', thousandths }) as const),
  amount.map((most) => ({ kind: 'full_tank', most }) as const),
);
const extras = fc.uniqueArray(
  fc.record({ id: fc.constantFrom('coffee', 'wash-1', 'screen-wash'), count: fc.integer({ min: 1, max: 20 }) }),
  { selector: ({ id }) => id },
);
const selection: fc.Arbitrary<FuelSelection> = fc.record({
  stationId: fc.constant('d1'),
  fuel: fc.constantFrom(...FUEL_KINDS),
  pump: fc.integer({ min: 1, max: 99 }),
  volume,
  extras,
});

it('a selection survives the address', () => {
  fc.assert(
    fc.property(selection, (chosen) => {
      const text = choiceParameters(chosen).toString();
      expect(selectionOf('d1', readChoice(new URLSearchParams(text)))).toEqual(chosen);
    }),
  );
});

it.each([
  '',
  'fuel=kerosene&pump=-1&sum=1e3',
  'pump=0&litres=1.5',
  'pump=abc&sum=',
  'full=-5&extra=coffee:0&extra=coffee:21&extra=coffee&extra=a b:1',
])('of «%s» nothing is chosen', (query) => {
  expect(readChoice(new URLSearchParams(query))).toEqual(NO_CHOICE);
});
