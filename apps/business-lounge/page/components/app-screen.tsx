import { useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import { NavigationBar, Screen } from '@invoicebox/mini-app-ui';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';

export interface AppScreenProps {
  title: string;
  subtitle?: string | undefined;
  onBack?: (() => void) | undefined;
  /** Leaves out the bar where the content has the screen's heading itself; the title is then the page's alone. */
  bare?: boolean | undefined;
  footer?: ComponentChildren;
  background?: 'plain' | 'canvas' | undefined;
  children: ComponentChildren;
}

/** A screen of this app: the bar with its title, which is the page's as well, and the height that the host wants. */
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
