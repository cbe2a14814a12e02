import { NavigationBar, Screen, useTexts } from '@invoicebox/mini-app-ui';
import type { ComponentChildren } from 'preact';
import { useFullHeight } from '../shared/use-full-height.js';
import { usePageTitle } from '../shared/use-page-title.js';
import { confirmTexts } from './texts.js';

export interface ConfirmShellProps {
  onBack: () => void;
  footer?: ComponentChildren;
  children: ComponentChildren;
}

/** The frame of the confirmation screen. */
export function ConfirmShell({ onBack, footer, children }: ConfirmShellProps) {
  const text = useTexts(confirmTexts);
  const fullHeight = useFullHeight();
  usePageTitle(text.confirm);
  return (
    <Screen
      background="canvas"
      fullHeight={fullHeight}
      header={<NavigationBar title={text.confirm} onBack={onBack} />}
      footer={footer}
    >
      {children}
    </Screen>
  );
}
