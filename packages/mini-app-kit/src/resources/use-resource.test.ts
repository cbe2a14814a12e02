// @vitest-environment happy-dom
import { act, renderHook, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MerchantError } from '../client/index.js';
import { prefetch, type ResourceOptions, useResource } from './use-resource.js';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A component that reads by the key that it is given. */
function open(options: ResourceOptions<string>, key: string | null = 'a') {
  return renderHook(({ current }) => useResource(current, options), { initialProps: { current: key } });
}

describe('a resource', () => {
  it('is read by its path from the own server where nothing else is said', async () => {
    vi.stubGlobal('fetch', async (path: string) => Response.json(`at ${path}`));
    const { result } = open({}, '/api/things');
    expect(result.current).toMatchObject({ value: null, loading: true });
    await waitFor(() => expect(result.current).toMatchObject({ value: 'at /api/things', error: null, loading: false }));
  });

  it('is not read without a key', () => {
    const load = vi.fn();
    expect(open({ load }, null).result.current).toMatchObject({ value: null, loading: false });
    expect(load).not.toHaveBeenCalled();
  });

  it.each([
    [false, null],
    [true, 'first'],
  ])('with keepPrevious %s shows %s while another key is being read', async (keepPrevious, shown) => {
    const load = vi.fn(() => new Promise<string>(() => undefined)).mockResolvedValueOnce('first');
    const { result, rerender } = open({ load, keepPrevious });
    await waitFor(() => expect(result.current.value).toBe('first'));
    rerender({ current: 'b' });
    expect(result.current).toMatchObject({ value: shown, loading: true });
  });

  it('has from its first moment what was prefetched, once', async () => {
    const fetched = vi.fn(async (path: string) => Response.json(`at ${path}`));
    vi.stubGlobal('fetch', fetched);
    prefetch('/early');
    // One task later the answer has been read.
    await new Promise((resolve) => setImmediate(resolve));
    expect(open({}, '/early').result.current).toMatchObject({ value: 'at /early', loading: false });
    expect(fetched).toHaveBeenCalledTimes(1);
    expect(open({}, '/early').result.current).toMatchObject({ value: null, loading: true });
    expect(fetched).toHaveBeenCalledTimes(2);
  });

  it('waits for a prefetch that is under way, and tells why it failed', async () => {
    let answer: (response: Response) => void = () => undefined;
    const fetched = vi.fn(() => new Promise<Response>((resolve) => (answer = resolve)));
    vi.stubGlobal('fetch', fetched);
    prefetch('/slow');
    const { result } = open({}, '/slow');
    expect(result.current).toMatchObject({ value: null, loading: true });
    await act(async () => answer(Response.json({ error: { code: 'not_found', message: 'Gone.' } }, { status: 404 })));
    await waitFor(() => expect(result.current.error?.code).toBe('not_found'));
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('ignores an answer to a key that is no longer wanted', async () => {
    let answerFirst: (value: string) => void = () => undefined;
    const slow = new Promise<string>((resolve) => {
      answerFirst = resolve;
    });
    const load = vi.fn().mockReturnValueOnce(slow).mockResolvedValueOnce('second');
    const { result, rerender } = open({ load });
    rerender({ current: 'b' });
    await waitFor(() => expect(result.current.value).toBe('second'));
    await act(async () => answerFirst('first'));
    expect(result.current.value).toBe('second');
  });

  it('tells why it failed, and is read again on demand', async () => {
    const failure = new MerchantError('not_found', 'Gone.');
    const load = vi
      .fn()
      .mockRejectedValueOnce(failure)
      .mockRejectedValueOnce(new Error('?'))
      .mockResolvedValueOnce('there');
    const { result } = open({ load });
    await waitFor(() => expect(result.current.error).toBe(failure));
    act(() => result.current.retry());
    await waitFor(() => expect(result.current.error?.code).toBe('unexpected'));
    act(() => result.current.retry());
    await waitFor(() => expect(result.current).toMatchObject({ value: 'there', error: null }));
  });
});
