import { useMiniApp } from '@invoicebox/mini-app-sdk/preact';

/** Whether the app fills its view: if the host says so, or if there is no host. */
export function useFullHeight(): boolean {
  const { fullHeight, error } = useMiniApp();
  return fullHeight.value ?? error.value?.code === 'NOT_EMBEDDED';
}
