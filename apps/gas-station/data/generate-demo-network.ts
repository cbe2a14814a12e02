/** Writes `generated/stations.json`: the demonstration network that the server sells for unless told otherwise. */
import { pathToFileURL } from 'node:url';
import { demoNetworkText } from './demo/demo-network-text.js';
import { writeGenerated } from './write-json.js';

writeGenerated('data/generated/stations.json', demoNetworkText(pathToFileURL('data/generated/')));
