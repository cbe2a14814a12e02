import { expect, it } from 'vitest';
import { parseFlightNumber } from './flight-number.js';

it.each([
  ['SU-012', 'SU 012'],
  ['su 12', 'SU 012'],
  [' S7 1234 ', 'S7 1234'],
  ['S71234', 'S7 1234'],
  ['5N120A', '5N 120A'],
  ['AFL012', 'AFL 012'],
  ['ЮТ-245', 'ЮТ 245'],
  ['012', undefined],
  ['12345', undefined],
  ['SU', undefined],
  ['', undefined],
  ['<script>', undefined],
  ['SU 12345', undefined],
])('%j is %j', (text, expected) => expect(parseFlightNumber(text)).toBe(expected));
