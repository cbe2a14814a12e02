// @vitest-environment happy-dom
import { fireEvent, screen } from '@testing-library/preact';
import { map as createMap, type Map as LeafletMap } from 'leaflet';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type MapCluster, type MapItem, MapMarkers } from './map-markers.js';

type Shown = MapItem & { muted: boolean };

let map: LeafletMap;

beforeEach(() => {
  const container = document.body.appendChild(document.createElement('div'));
  map = createMap(container, { center: [55.75, 37.61], zoom: 10, zoomAnimation: false });
});

afterEach(() => {
  map.remove();
  document.body.replaceChildren();
});

const near = { id: 'd1', title: 'Демо-Кедр', lat: 55.75, lon: 37.61, muted: false };
const next = { ...near, id: 'd2', title: 'Демо-Тракт', lat: 55.751 };
const far = { ...near, id: 'd3', title: 'Демо-Степь', lat: 59.9, muted: true };

function makeMarkers() {
  const [onSelect, onOpen] = [vi.fn(), vi.fn()];
  const describe = ({ title, muted }: Shown) => ({ face: '66 ₽', name: `${title}, 66 ₽`, muted });
  const describeCluster = ({ count }: { count: number }) => ({ face: String(count), name: `${count} АЗС` });
  const markers = new MapMarkers<Shown>(map, { onSelect, onOpen });
  const show = (items: Shown[], selectedId: string | null, clusters: MapCluster[] = []) =>
    markers.show({ items, clusters }, selectedId, { describe, describeCluster });
  return { show, onSelect, onOpen };
}

const button = (name: string) => screen.getByRole('button', { name: `${name}, 66 ₽` });

it('markers are named buttons that the keyboard reaches and presses', () => {
  const { show, onSelect } = makeMarkers();
  show([near], null);
  const marker = button('Демо-Кедр');
  expect(marker.tabIndex).toBe(0);
  expect(marker.tagName).toBe('BUTTON');
  // Enter and the space bar cause a click with `detail` 0.
  fireEvent.click(marker);
  expect(onSelect.mock.calls).toEqual([[near]]);
});

it('a press that drags the map chooses nothing', () => {
  const { show, onSelect } = makeMarkers();
  show([near], null);
  const marker = button('Демо-Кедр');
  fireEvent.pointerDown(marker, { clientX: 100, clientY: 100 });
  fireEvent.click(marker, { detail: 1, clientX: 140, clientY: 90 });
  expect(onSelect).not.toHaveBeenCalled();
  fireEvent.pointerDown(marker, { clientX: 100, clientY: 100 });
  fireEvent.click(marker, { detail: 1, clientX: 102, clientY: 99 });
  expect(onSelect).toHaveBeenCalledOnce();
});

it('of markers that would cover each other one has a bubble, the chosen one first', () => {
  const { show } = makeMarkers();
  show([near, next, far], null);
  expect([button('Демо-Кедр'), button('Демо-Тракт'), button('Демо-Степь')].map((marker) => marker.textContent)).toEqual(
    ['66 ₽', '', '66 ₽'],
  );
  show([near, next, far], 'd2');
  expect([button('Демо-Кедр').textContent, button('Демо-Тракт').textContent]).toEqual(['', '66 ₽']);
  expect(button('Демо-Тракт').getAttribute('aria-pressed')).toBe('true');
});

it('markers that stay keep their element and the focus', () => {
  const { show } = makeMarkers();
  show([near, far], null);
  const stays = button('Демо-Кедр');
  stays.focus();
  show([near], null);
  expect(button('Демо-Кедр')).toBe(stays);
  expect(screen.queryByRole('button', { name: /Демо-Степь/ })).toBeNull();
  show([near], near.id);
  expect(document.activeElement).toBe(button('Демо-Кедр'));
});

it('clusters are buttons with their count that open', () => {
  const { show, onOpen } = makeMarkers();
  const cluster = { lat: 55.8, lon: 37.7, count: 1234 };
  show([near], null, [cluster]);
  const mark = screen.getByRole('button', { name: '1234 АЗС' });
  expect([mark.textContent, mark.getAttribute('aria-pressed')]).toEqual(['1234', null]);
  fireEvent.click(mark);
  expect(onOpen.mock.calls).toEqual([[cluster]]);
  show([near], null, [{ ...cluster, count: 7 }]);
  expect(screen.queryByRole('button', { name: '1234 АЗС' })).toBeNull();
  expect(screen.getByRole('button', { name: '7 АЗС' })).toBeTruthy();
});
