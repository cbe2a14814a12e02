import { ErrorState, Screen, SkeletonList, useTexts } from '@invoicebox/mini-app-ui';
import type { ComponentType } from 'preact';
import { appTexts } from './texts.js';
import { useFullHeight } from './use-full-height.js';
import { useModule } from './use-module.js';

/**
 * A screen whose code is loaded when it is first shown, with a skeleton meanwhile and a retry on failure.
 *
 * @param load imports the screen.
 */
export function lazyScreen<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  return function LazyScreen(props: Props) {
    const { module: LoadedScreen, failed, retry } = useModule(load);
    const text = useTexts(appTexts);
    const fullHeight = useFullHeight();
    if (LoadedScreen) return <LoadedScreen {...props} />;
    // A new release may have removed this one's files: reload to get the new page.
    const retryOrReload = () => (navigator.onLine ? location.reload() : retry());
    return (
      <Screen fullHeight={fullHeight}>
        {failed ? <ErrorState title={text.pageFailed} onRetry={retryOrReload} /> : <SkeletonList of="cell" rows={5} />}
      </Screen>
    );
  };
}
