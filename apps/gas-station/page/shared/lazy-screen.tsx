import { ErrorState, Screen, SkeletonList, useTexts } from '@invoicebox/mini-app-ui';
import type { ComponentType } from 'preact';
import { texts } from '../texts.js';
import { useFullHeight } from './use-full-height.js';
import { useModule } from './use-module.js';

/**
 * A screen whose code is loaded when it is first shown: a skeleton until then, and a way to try again where it fails.
 *
 * @param load imports the screen.
 */
export function lazyScreen(load: () => Promise<ComponentType>): ComponentType {
  return function LazyScreen() {
    const { module: LoadedScreen, failed, retry } = useModule(load);
    const text = useTexts(texts);
    const fullHeight = useFullHeight();
    if (LoadedScreen) return <LoadedScreen />;
    // A newer release may have taken this one's files away: a fresh page at the same address has the new ones.
    const tryAgain = () => (navigator.onLine ? location.reload() : retry());
    return (
      <Screen fullHeight={fullHeight}>
        {failed ? <ErrorState title={text.pageFailed} onRetry={tryAgain} /> : <SkeletonList of="cell" rows={5} />}
      </Screen>
    );
  };
}
