import { type RefObject, useEffect } from 'react';
import { observeHeight } from '../auto-height/index.js';
import { useMiniApp } from './context.js';

/**
 * Keeps the host's frame as high as the page needs. Does nothing before the host has answered, and where it rules the height
 * itself (`fullHeight`).
 *
 * @param ref an element that exists as long as the component, e.g. the page's root.
 */
export function useAutoHeight(ref: RefObject<Element | null>): void {
  const { state, fullHeight, miniApp } = useMiniApp();
  const follows = state === 'connected' && fullHeight === false;
  useEffect(() => {
    const element = ref.current;
    if (!element || !follows) return undefined;
    return observeHeight(element, (px) => miniApp.height(px));
  }, [ref, follows, miniApp]);
}
