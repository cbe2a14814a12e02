import { attackOnGuest } from '../attacks/index.js';
import { parameters } from './parameters.js';
import { createPuppet, topWindow } from './puppet-tools.js';

// The stranger in an attack on the guest, which is the first frame of the top window.
const { attack, id = '' } = parameters();
const puppet = createPuppet(() => topWindow().frames[0] ?? window, 'top.frames[0]', id);
void attackOnGuest(attack).stranger?.play(puppet);
