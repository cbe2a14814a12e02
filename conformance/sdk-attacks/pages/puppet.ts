import { attackOnHost } from '../attacks/index.js';
import { parameters } from './parameters.js';
import { createPuppet, topWindow } from './puppet-tools.js';
import { admitStranger } from './strangers.js';

// The mini-app or the stranger in an attack on the host, which is the top window for both.
const { attack: name, role, id = new URLSearchParams(location.search).get('id') ?? '' } = parameters();
const attack = attackOnHost(name);
const puppet = createPuppet(topWindow, 'top', id);

if (role === 'stranger') {
  void attack.stranger?.play(puppet);
} else {
  void attack.guest(puppet);
  if (attack.stranger?.inside === 'guest') admitStranger(attack, id);
}
