import { startPage } from '../shared/start-page.js';
import { readWorkbenchAddress } from './address.js';
import { Workbench } from './workbench.js';

startPage(<Workbench address={readWorkbenchAddress(new URLSearchParams(window.location.search))} />);
