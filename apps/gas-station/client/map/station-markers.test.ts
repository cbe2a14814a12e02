// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact';
import { map as createMap, type Map as LeafletMap } from 'leaflet';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { stationItem } from '../test-support/fixtures.js';
import { StationMarkers } from './station-markers.js';

let map: LeafletMap;

beforeEach(() => {
  const container = document.body.appendChild(document.createElement('div'));
  map = createMap(container, { center: [55.75, 37.61], zoom: 10, zoomAnimation: false });
});

afterEach(() => {
  map.remove();
  document.body.replaceChildren();
});

const near = stationItem();
const next = stationItem({ id: 'd2', title: 'Демо-Тракт', lat: 55.751 });
const far = stationItem({ id: 'd3', title: 'Демо-Степь', lat: 59.9, open: false });

function makeMarkers() {
  const onSelect = vi.fn();
  const describe = ({ title }: { title: string }) => ({ face: '66 ₽', name: `${title}, 66 ₽` });
  return { markers: new StationMarkers(map, { describe, onSelect }), onSelect };
}

const button = (name: string) => screen.getByRole('button', { name: `${name}, 66 ₽` });

it('markers are named buttons that the keyboard reaches and presses', () => {
  const { markers, onSelect } = makeMarkers();
  markers.show([near], null);
  const marker = button('Демо-Кедр');
  expect(marker.tabIndex).toBe(0);
  fireEvent.keyDown(marker, { key: 'Enter' });
  fireEvent.keyDown(marker, { key: ' ' });
  fireEvent.keyDown(marker, { key: 'a' });
  expect(onSelect.mock.calls).toEqual([[near], [near]]);
});

it('of markers that would cover each other one has a bubble, the chosen one first', () => {
  const { markers } = makeMarkers();
  markers.show([near, next, far], null);
  expect([button('Демо-Кедр'), button('Демо-Тракт'), button('Демо-Степь')].map((marker) => marker.textContent)).toEqual(
    ['66 ₽', '', '66 ₽'],
  );
  markers.show([near, next, far], 'd2');
  expect([button('Демо-Кедр').textContent, button('Демо-Тракт').textContent]).toEqual(['', '66 ₽']);
  expect(button('Демо-Тракт').getAttribute('aria-pressed')).toBe('true');
});

it('markers that stay keep their element and the focus', () => {
  const { markers } = makeMarkers();
  markers.show([near, far], null);
  const stays = button('Демо-Кедр');
  stays.focus();
  markers.show([near], null);
  expect(button('Демо-Кедр')).toBe(stays);
  expect(screen.queryByRole('button', { name: /Демо-Степь/ })).toBeNull();
  markers.show([near], near.id);
  expect(document.activeElement).toBe(button('Демо-Кедр'));
});
