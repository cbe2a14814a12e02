import { useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import { NavigationBar, Screen } from '@invoicebox/mini-app-ui';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';

export interface AppScreenProps {
  title: string;
  subtitle?: string | undefined;
  onBack?: (() => void) | undefined;
  /** Hides the bar: the content has the heading. */
  bare?: boolean | undefined;
  footer?: ComponentChildren;
  background?: 'plain' | 'canvas' | undefined;
  children: ComponentChildren;
}

/** A screen with a navigation bar. Sets the document's title and the height that the host asks for. */
export function AppScreen({ title, subtitle, onBack, bare, footer, background, children }: AppScreenProps) {
  const { fullHeight } = useMiniApp();
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <Screen
      fullHeight={fullHeight.value === true}
      background={background}
      header={!bare && <NavigationBar title={title} subtitle={subtitle} onBack={onBack} />}
      footer={footer}
    >
      {children}
    </Screen>
  );
}
