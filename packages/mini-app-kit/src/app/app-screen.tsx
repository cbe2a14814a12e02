import { NavigationBar, type NavigationBarProps, Screen, type ScreenProps } from '@invoicebox/mini-app-ui';
import { useEffect } from 'preact/hooks';
import { useFullHeight } from './use-full-height.js';

export interface AppScreenProps
  extends NavigationBarProps,
    Pick<ScreenProps, 'footer' | 'background' | 'flush' | 'children'> {
  /** Hides the bar: the content has the heading. */
  bare?: boolean | undefined;
}

/** A screen with a navigation bar, as high as the host asks for. Sets the document's title. */
export function AppScreen({ bare, footer, background, flush, children, ...bar }: AppScreenProps) {
  const fullHeight = useFullHeight();
  useEffect(() => {
    document.title = bar.title;
  }, [bar.title]);
  return (
    <Screen {...{ fullHeight, footer, background, flush }} header={!bare && <NavigationBar {...bar} />}>
      {children}
    </Screen>
  );
}
