// Numbers as they are read: decimal comma in Vietnamese, point in English. Four digits stay together (5230, and a
// year stays a year); from five digits on they are grouped by three.

import { language } from './language.js';

/** `digits` fixes the number of decimals (36,0 °C); without it a number shows as many as it has, at most 3. */
export function formatNumber(value: number, digits?: number): string {
  if (!Number.isFinite(value)) return '–';
  const vietnamese = language.value === 'vi';
  const plain = digits === undefined ? String(Math.round(value * 1000) / 1000) : value.toFixed(digits);
  const [whole = '0', decimals] = plain.replace('-', '').split('.');
  const sign = plain.startsWith('-') ? '−' : '';
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, vietnamese ? '.' : ',') : whole;
  return sign + grouped + (decimals ? (vietnamese ? ',' : '.') + decimals : '');
}

/** `87 %`; under 1 % and above 99 % are not rounded into "none" and "all". */
export function formatShare(part: number, whole: number): string {
  if (whole <= 0) return '–';
  const percent = (part / whole) * 100;
  const rounded = Math.round(percent);
  const honest = (rounded === 0 && part > 0) || (rounded === 100 && part < whole);
  return `${honest ? formatNumber(Math.floor(percent * 10) / 10 || 0.1, 1) : formatNumber(rounded)} %`;
}
