import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pumpAddress, readPumpAddress } from './pumps.js';

it('the address of a pump is read again, whatever the origin', () => {
  const id = fc.stringMatching(/^[\w-][\w.-]{0,63}$/).filter((text) => text !== '..' && text !== '.');
  const origin = fc.constantFrom('https://fuel.example', 'http://127.0.0.1:4701/');
  fc.assert(
    fc.property(origin, id, fc.integer({ min: 1, max: 99 }), (publicUrl, stationId, pump) => {
      expect(readPumpAddress(pumpAddress(publicUrl, stationId, pump))).toEqual({ stationId, pump });
    }),
  );
  expect(pumpAddress('https://fuel.example', 'd1', 3)).toBe('https://fuel.example/stations/d1?pump=3');
});

it.each([
  '',
  'd1 3',
  'https://fuel.example/stations/d1',
  'https://fuel.example/stations/d1?pump=0',
  'https://fuel.example/stations/d1?pump=100',
  'https://fuel.example/stations/d1?pump=1e1',
  'https://fuel.example/stations/?pump=1',
  'https://fuel.example/stations/a%2Fb?pump=1',
  'https://fuel.example/confirm?pump=1',
  'javascript:/stations/d1?pump=1',
])('«%s» is no pump', (text) => expect(readPumpAddress(text)).toBeNull());

it('any text is read or null', () => {
  fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => void readPumpAddress(text)));
});
