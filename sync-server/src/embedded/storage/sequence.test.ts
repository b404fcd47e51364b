import { expect, test } from 'vitest';
import { readSequence, writeSequence } from './sequence.js';

test('a place is read back as it was written, with or without quotes', () => {
  const text = writeSequence(17, 'abc123');
  expect(readSequence(text, 'abc123', 20)).toBe(17);
  expect(readSequence(JSON.stringify(text), 'abc123', 20)).toBe(17);
});

test('the beginning and the end have names of their own', () => {
  expect(readSequence('0', 'abc123', 20)).toBe(0);
  expect(readSequence('now', 'abc123', 20)).toBe(20);
});

test('a place in the history of another database means starting over', () => {
  expect(readSequence('17-other', 'abc123', 20)).toBe(0);
});

test('a place beyond the end means the history was put back, so starting over', () => {
  expect(readSequence('21-abc123', 'abc123', 20)).toBe(0);
  expect(readSequence('20-abc123', 'abc123', 20)).toBe(20);
});

test.each(['', '5', '-1', 'foo', '1-', '1-ABC', '1e3-abc', '"'])('%j is no place', (text) => {
  expect(() => readSequence(text, 'abc123', 20)).toThrow('Malformed sequence');
});
