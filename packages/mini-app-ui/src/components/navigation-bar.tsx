import type { ComponentChildren } from 'preact';
import { classNames } from '../class-names.js';
import { useTexts } from '../i18n/locale-provider.js';
import { kitTexts } from '../texts.js';
import { IconButton } from './icon-button.js';

export interface NavigationBarProps {
  /** The screen's heading. */
  title: string;
  /** Below the title: an address, «Шаг 1 из 3». */
  subtitle?: string | undefined;
  /** Shows the back button. */
  onBack?: (() => void) | undefined;
  /** At the right: icon buttons. */
  action?: ComponentChildren;
  /** A line below the bar. */
  divided?: boolean | undefined;
}

/** The top bar of a screen: back button, centred title and subtitle, action. */
export function NavigationBar({ title, subtitle, onBack, action, divided }: NavigationBarProps) {
  const texts = useTexts(kitTexts);
  return (
    <div class={classNames('ib-nav', divided && 'ib-nav--divided')}>
      <div>{onBack && <IconButton icon="back" label={texts.back} onPress={onBack} />}</div>
      <div class="ib-nav__titles">
        <h1 class="ib-nav__title">{title}</h1>
        {subtitle && <p class="ib-nav__subtitle">{subtitle}</p>}
      </div>
      <div class="ib-nav__action">{action}</div>
    </div>
  );
}
