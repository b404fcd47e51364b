import { render } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { chooseLanguage } from '#text/language.js';
import { ThriftNotice } from './ThriftNotice.js';

describe('a tablet that saves data', () => {
  afterEach(() => chooseLanguage('vi'));

  it('says so, why, and how to send at once', async () => {
    await chooseLanguage('vi');
    const { container, rerender } = render(<ThriftNotice thrift="data-saver" />);
    expect(container.textContent).toContain('Đang tiết kiệm dữ liệu');
    expect(container.textContent).toContain('chế độ tiết kiệm dữ liệu');
    expect(container.textContent).toContain('Gửi ngay');
    rerender(<ThriftNotice thrift="slow-line" />);
    expect(container.textContent).toContain('Mạng đang rất chậm');
  });

  it('says so in English too', async () => {
    await chooseLanguage('en');
    const { container } = render(<ThriftNotice thrift="slow-line" />);
    expect(container.textContent).toContain('Saving data');
  });
});
