// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFinder, searchAddress } from './finder.js';

beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, '', '/?id=frame-1');
});

describe('the finder', () => {
  it('is the same again from the address that it writes', () => {
    const finder = createFinder(new URLSearchParams());
    finder.update({
      view: 'map',
      text: 'мира',
      fuel: 'ai95',
      networks: ['А', 'Б'],
      services: ['cafe'],
      open: true,
      payable: true,
      sort: 'price',
      place: { lat: 59.9, lon: 30.3, city: 'Санкт-Петербург' },
    });
    expect(createFinder(new URLSearchParams(location.search)).search.value).toEqual(finder.search.value);
    expect(searchAddress(finder.search.value)).toContain('id=frame-1');
  });

  it('leaves the address of another screen alone', () => {
    const finder = createFinder(new URLSearchParams());
    history.replaceState(null, '', '/payment/success?order=o1');
    finder.update({ area: '1,2,3,4' });
    expect(finder.search.value.area).toBe('1,2,3,4');
    expect(location.pathname + location.search).toBe('/payment/success?order=o1');
  });

  it('begins where the buyer searched last', () => {
    createFinder(new URLSearchParams()).update({ place: { lat: 1, lon: 2, city: null } });
    expect(createFinder(new URLSearchParams()).search.value.place).toEqual({ lat: 1, lon: 2, city: null });
  });

  it('works where storage is denied', () => {
    vi.stubGlobal('localStorage', undefined);
    const finder = createFinder(new URLSearchParams());
    finder.update({ place: { lat: 1, lon: 2, city: null } });
    expect(finder.search.value.place.lat).toBe(1);
    expect(createFinder(new URLSearchParams()).search.value.place.city).toBe('Москва');
    vi.unstubAllGlobals();
  });

  it.each(['lat=abc&lon=1', 'lat=91&lon=1', 'lat=1', 'fuel=kerosene&view=globe'])('takes no nonsense: %s', (query) => {
    expect(createFinder(new URLSearchParams(query)).search.value).toMatchObject({
      view: 'list',
      fuel: null,
      place: { city: 'Москва' },
    });
  });
});
