import type { ComponentChildren } from 'preact';
import { AppScreen } from '../app/app-screen.js';
import type { ConfirmTexts } from './texts.js';

export interface ConfirmFrameProps {
  text: ConfirmTexts;
  onBack: () => void;
  footer?: ComponentChildren;
  children: ComponentChildren;
}

/** The frame of the confirmation screen. */
export function ConfirmFrame({ text, onBack, footer, children }: ConfirmFrameProps) {
  return (
    <AppScreen background="canvas" title={text.confirm} onBack={onBack} footer={footer}>
      {children}
    </AppScreen>
  );
}
