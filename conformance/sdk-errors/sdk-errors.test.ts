import { suite } from '../../scripts/lib/suite.mjs';
import { rowsInChromium } from './in-chromium.js';
import { rowsInProcess } from './in-process.js';

export default suite({
  summary: 'Whatever stands between a mini-app and its host: the right end, in time, with a message to act on.',
  async run() {
    return [...(await rowsInProcess()), ...(await rowsInChromium())];
  },
});
