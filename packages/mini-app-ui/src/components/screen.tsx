import type { ComponentChildren } from 'preact';
import { classNames } from '../class-names.js';

export interface ScreenProps {
  /** The top, usually a `NavigationBar`. */
  header?: ComponentChildren;
  children: ComponentChildren;
  /** Always visible at the bottom: an `AmountBar` or the primary button. */
  footer?: ComponentChildren;
  /** A docked `BottomSheet` over the content. */
  sheet?: ComponentChildren;
  /**
   * For a frame whose height is set by the host: the screen fills the frame and the content scrolls. Otherwise the
   * screen is as high as its content and the frame grows with it.
   */
  fullHeight?: boolean | undefined;
  /** `canvas` is the grey background for white cards. Default: `plain`. */
  background?: 'plain' | 'canvas' | undefined;
  /** No padding around the content, for example for a map. */
  flush?: boolean | undefined;
}

/** The layout of a screen: header, content, footer, in a column no wider than 560 px. */
export function Screen(props: ScreenProps) {
  const { header, children, footer, sheet, fullHeight, background = 'plain', flush } = props;
  return (
    <div
      class={classNames(
        'ib-screen',
        fullHeight && 'ib-screen--full-height',
        background === 'canvas' && 'ib-screen--canvas',
      )}
    >
      {header && <header class="ib-screen__header">{header}</header>}
      <div class="ib-screen__body">
        <main class={classNames('ib-screen__content', flush && 'ib-screen__content--flush')}>{children}</main>
        {sheet}
      </div>
      {footer && <footer class="ib-screen__footer">{footer}</footer>}
    </div>
  );
}
