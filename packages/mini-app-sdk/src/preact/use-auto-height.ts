import { useSignalEffect } from '@preact/signals';
import type { RefObject } from 'preact';
import { observeHeight } from '../auto-height/index.js';
import { useMiniApp } from './context.js';

/**
 * Keeps the host's frame as high as the page needs. Does nothing before the host has answered, and where it rules the
 * height itself (`fullHeight`).
 * @param ref an element that exists as long as the component, e.g. the page's root.
 */
export function useAutoHeight(ref: RefObject<Element | null>): void {
  const { state, fullHeight, miniApp } = useMiniApp();
  useSignalEffect(() => {
    const element = ref.current;
    if (!element || state.value !== 'connected' || fullHeight.value !== false) return;
    return observeHeight(element, (px) => miniApp.height(px));
  });
}
