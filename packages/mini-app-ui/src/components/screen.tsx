import type { ComponentChildren } from 'preact';
import { classNames } from '../class-names.js';

export interface ScreenProps {
  /** The top, usually a `NavigationBar`. */
  header?: ComponentChildren;
  children: ComponentChildren;
  /** The bottom, in sight all the time: an `AmountBar` or the primary button. */
  footer?: ComponentChildren;
  /** A docked `BottomSheet` over the content. */
  sheet?: ComponentChildren;
  /**
   * The host gives the frame its height, so the screen fills it and the content scrolls. Without it the screen is as
   * high as its content and the frame grows with it.
   */
  fullHeight?: boolean | undefined;
  /** `canvas` is the grey background under white cards. `plain` unless told. */
  background?: 'plain' | 'canvas' | undefined;
  /** Content up to the edges, such as a map. */
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
