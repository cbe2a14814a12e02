import { useMiniApp } from '@invoicebox/mini-app-sdk/preact';
import { FindScreen } from './find-screen.js';
import { FlightsScreen } from './flights-screen.js';

/** An extra to a main order begins with its flights, an order of its own with all airports. */
export function FirstScreen() {
  const { mode } = useMiniApp();
  return mode.value === 'suborder' ? <FlightsScreen /> : <FindScreen />;
}
