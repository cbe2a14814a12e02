import { expose, windowEndpoint } from 'comlink';

expose({ tell: () => 'answer' }, windowEndpoint(parent, self, HOST_ORIGIN), [HOST_ORIGIN]);
