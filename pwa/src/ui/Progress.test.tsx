import { render } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { Progress } from './Progress.js';

const wordsOf = (props: Parameters<typeof Progress>[0]): string =>
  render(<Progress {...props} />).container.textContent ?? '';

describe('how far something is', () => {
  it('is said in percent, in number and in time left', () => {
    const words = wordsOf({ label: 'Đang nhận', done: 60_000, total: 120_000, secondsLeft: 90 });
    expect(words).toContain('50% · 60.000 / 120.000 · ');
    expect(words).toContain('2 phút');
  });

  it('is no hundred percent before all is there', () => {
    expect(wordsOf({ label: 'Đang nhận', done: 119_999, total: 120_000 })).toContain('99%');
    expect(wordsOf({ label: 'Đang nhận', done: 120_000, total: 120_000 })).toContain('100%');
  });

  it('is said without a share while nobody knows the whole', () => {
    expect(wordsOf({ label: 'Đang đếm', done: 12 })).not.toContain('%');
  });
});
