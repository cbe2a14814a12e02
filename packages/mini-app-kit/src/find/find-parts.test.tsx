// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import type { ComponentType, FunctionComponent } from 'preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { coffee } from '../test-support/coffee.js';
import { closeMiniApp, openMiniApp } from '../testing/index.js';
import { FilterSheet } from './filter-sheet.js';
import { ListBesideMap, lazyMap } from './list-beside-map.js';
import { LocationAlert } from './location-alert.js';
import { useMyLocation } from './use-my-location.js';

afterEach(() => {
  closeMiniApp();
  vi.restoreAllMocks();
});

/** Opens a screen of a mini-app. */
function open(Screen: FunctionComponent) {
  return openMiniApp({ ...coffee, screens: { '/': Screen } }, { host: {} });
}

const press = async (name: RegExp | string) => fireEvent.click(await screen.findByRole('button', { name }));

describe('a filter', () => {
  const names = Array.from({ length: 40 }, (_, index) => `Сеть ${index + 1}`);

  function Filter() {
    const [on, setOn] = useState<readonly string[]>(['Сеть 30']);
    const choices = names.map((label) => ({
      label,
      on: on.includes(label),
      onChange: (isOn: boolean) => setOn(isOn ? [...on, label] : on.filter((each) => each !== label)),
    }));
    const filters = { value: names, error: null, loading: false, retry: () => undefined };
    return (
      <FilterSheet
        open
        filters={filters}
        groupsOf={() => [{ title: 'Сети', search: 'Найти сеть', choices }]}
        count={on.length}
        total={1200}
        onReset={() => setOn([])}
        onClose={() => undefined}
      />
    );
  }

  const shown = () => screen.getAllByRole('button', { name: /^Сеть/ }).map(({ textContent }) => textContent);

  it('shows the first of many choices and those that are on, and finds the others in any alphabet', async () => {
    open(Filter);
    await screen.findByRole('button', { name: 'Сеть 1' });
    expect(shown()).toEqual([...names.slice(0, 12), 'Сеть 30']);
    fireEvent.input(screen.getByRole('searchbox', { name: 'Найти сеть' }), { target: { value: 'set 25' } });
    await waitFor(() => expect(shown()).toEqual(['Сеть 25', 'Сеть 30']));
    await press('Сеть 25');
    fireEvent.input(screen.getByRole('searchbox', { name: 'Найти сеть' }), { target: { value: 'нет такой' } });
    expect(await screen.findByText('Найдено: 2')).toBeTruthy();
    await press('Сбросить');
    expect(await screen.findByText('Ничего не нашлось')).toBeTruthy();
    expect(screen.getByRole('button', { name: /Показать 1.200/ })).toBeTruthy();
  });
});

describe('a list beside a map', () => {
  it('is one of them on a narrow page; a map that does not load says so and is tried again', async () => {
    const load = vi.fn(async (): Promise<ComponentType<{ pins: number }>> => {
      throw new Error('No such file.');
    });
    const PinMap = lazyMap(load);
    function Find() {
      const [view, setView] = useState<'list' | 'map'>('list');
      return (
        <ListBesideMap
          view={view}
          onView={setView}
          controls={(showsList) => <p>{showsList ? 'все поля' : 'только поиск'}</p>}
          list={<p>список</p>}
          map={<PinMap props={{ pins: 3 }} />}
        />
      );
    }
    open(Find);
    expect(await screen.findByText('список')).toBeTruthy();
    expect(load).not.toHaveBeenCalled();
    fireEvent.click(screen.getByText('Карта'));
    expect(await screen.findByText('Карта не загрузилась')).toBeTruthy();
    expect([screen.queryByText('список'), screen.getByText('только поиск')]).toEqual([null, expect.anything()]);
    load.mockResolvedValue(({ pins }) => <p>{`точек: ${pins}`}</p>);
    await press(/Повторить/);
    expect(await screen.findByText('точек: 3')).toBeTruthy();
  });
});

describe('the way to a position', () => {
  const told: string[] = [];
  afterEach(() => void told.splice(0));

  function Near() {
    const {
      Dialog,
      press: pressed,
      answer,
    } = useMyLocation({
      loadDialog: async () => (props) => <LocationAlert title="Показать рядом?" reason="Чтобы найти." {...props} />,
      onFound: ({ lat, lon }) => told.push(`${lat} ${lon}`),
      onFailure: (reason) => told.push(reason),
    });
    return (
      <>
        <button type="button" onClick={() => void pressed()}>
          Рядом
        </button>
        {Dialog && <Dialog onAnswer={(allowed) => void answer(allowed)} />}
      </>
    );
  }

  function stubPosition(permission: PermissionState, code?: number) {
    const getCurrentPosition: Geolocation['getCurrentPosition'] = (found, failed) =>
      code === undefined
        ? found({ coords: { latitude: 55.123456, longitude: 37.654321 } } as GeolocationPosition)
        : failed?.({ code } as GeolocationPositionError);
    vi.stubGlobal('navigator', {
      language: 'ru',
      languages: ['ru'],
      onLine: true,
      permissions: { query: async () => ({ state: permission }) },
      geolocation: { getCurrentPosition },
    });
  }

  it('explains before the browser asks, and a refusal is remembered', async () => {
    open(Near);
    stubPosition('prompt');
    await press('Рядом');
    await press('Не сейчас');
    await waitFor(() => expect(told).toEqual(['refused']));
    await press('Рядом');
    await waitFor(() => expect(told).toEqual(['refused', 'refused']));
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('finds after a «yes», rounded for privacy', async () => {
    open(Near);
    stubPosition('prompt');
    await press('Рядом');
    await press('Разрешить');
    await waitFor(() => expect(told).toHaveLength(1));
    const [lat = '', lon = ''] = told[0]?.split(' ') ?? [];
    expect([lat.length, lon.length]).toEqual([String(55.1235).length, String(37.6543).length]);
  });

  it.each([
    ['denied', undefined, 'denied'],
    ['granted', 1, 'denied'],
    ['granted', 3, 'failed'],
  ] as const)('with the permission %s and the code %s says %s, without a dialog', async (permission, code, reason) => {
    open(Near);
    stubPosition(permission, code);
    await press('Рядом');
    await waitFor(() => expect(told).toEqual([reason]));
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });
});
