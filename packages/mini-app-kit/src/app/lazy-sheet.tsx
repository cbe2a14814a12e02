import { Toast, useTexts } from '@invoicebox/mini-app-ui';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { appTexts } from './texts.js';
import { useModule } from './use-module.js';
import { whenIdle } from './when-idle.js';

/**
 * A sheet or dialog whose code is loaded after the screen, when the page is idle or at the latest when it is opened.
 *
 * @param load imports the sheet; must always import the same one.
 */
export function lazySheet<Props extends { open: boolean }>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  function Loading(props: Props) {
    const { module: Sheet, failed, retry } = useModule(load);
    const text = useTexts(appTexts);
    const [dismissed, setDismissed] = useState(false);
    useEffect(() => {
      setDismissed(false);
      if (props.open && failed) retry();
    }, [props.open]);
    if (Sheet) return <Sheet {...props} />;
    const message = failed && props.open && !dismissed ? text.pageFailed : '';
    return <Toast message={message} icon="warning" onDismiss={() => setDismissed(true)} />;
  }
  return function LazySheet(props: Props) {
    const [wanted, setWanted] = useState(props.open);
    useEffect(() => whenIdle(() => setWanted(true)), []);
    return wanted || props.open ? <Loading {...props} /> : null;
  };
}
