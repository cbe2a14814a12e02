import { useMiniApp } from '@invoicebox/mini-app-sdk/preact';

/** Whether the app fills its view: the host says so, or there is no host and the page has the window to itself. */
export function useFullHeight(): boolean {
  const { fullHeight, error } = useMiniApp();
  return fullHeight.value ?? error.value?.code === 'NOT_EMBEDDED';
}
