// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { createAppStorage } from '../storage/app-storage.js';
import { createOwnItems } from './own-items.js';

const storage = createAppStorage('coffee');
const item = (id: string) => ({ id, title: `Кофейня ${id}`, address: 'Кленовая ул., 1' });

beforeEach(() => localStorage.clear());

describe('a buyer’s own items', () => {
  it('are remembered, newest first, with no more than what is shown', () => {
    const own = createOwnItems(storage);
    own.toggleFavourite({ ...item('a'), price: 1 } as ReturnType<typeof item>);
    own.toggleFavourite(item('b'));
    expect(createOwnItems(storage).favourites.value).toEqual([item('b'), item('a')]);
    own.toggleFavourite(item('a'));
    expect(createOwnItems(storage).favourites.value).toEqual([item('b')]);
  });

  it('are the last five that were opened', () => {
    const own = createOwnItems(storage);
    for (const id of ['a', 'b', 'c', 'd', 'e', 'f', 'b']) own.addRecent(item(id));
    expect(own.recent.value.map(({ id }) => id)).toEqual(['b', 'f', 'e', 'd', 'c']);
  });

  it('are none where the memory is broken', () => {
    localStorage.setItem('coffee:favourites', '[{"id":1},null,"x"]');
    localStorage.setItem('coffee:recent', 'not JSON');
    const own = createOwnItems(storage);
    expect([own.favourites.value, own.recent.value]).toEqual([[], []]);
  });
});
