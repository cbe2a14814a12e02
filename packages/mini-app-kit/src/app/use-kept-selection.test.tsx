// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, expect, it } from 'vitest';
import { coffee } from '../test-support/coffee.js';
import { closeMiniApp, openMiniApp } from '../testing/index.js';
import { useKeptSelection } from './use-kept-selection.js';

afterEach(closeMiniApp);

function Slots() {
  const [slot, choose] = useKeptSelection<{ time: string }>();
  return (
    <button type="button" onClick={() => choose(slot ? null : { time: '10:00' })}>
      {slot?.time ?? 'nothing'}
    </button>
  );
}

const pages = { ...coffee, screens: { '/slots': Slots } };

it('a selection is kept in the address, and found there again', async () => {
  openMiniApp(pages, { address: '/slots?day=2&id=frame-1' });
  fireEvent.click(await screen.findByRole('button', { name: 'nothing' }));
  expect(await screen.findByRole('button', { name: '10:00' })).toBeTruthy();
  await waitFor(() => expect(decodeURIComponent(location.hash)).toBe('#{"time":"10:00"}'));
  expect(location.search).toBe('?day=2&id=frame-1');
  openMiniApp(pages, { address: location.pathname + location.search + location.hash });
  fireEvent.click(await screen.findByRole('button', { name: '10:00' }));
  await waitFor(() => expect(location.hash).toBe(''));
});
