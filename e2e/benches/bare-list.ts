// What a letter costs where nothing is searched: a page of one box and nine rows that changes their words with each
// letter, on the same machine and as slowed. Whatever the app does, it cannot be quicker than this.

import type { Page } from '@playwright/test';

const ADDRESS = 'http://bare-list.test/';
const ROWS = 9;

const row = `<li><span>Nguyễn Thị Lan</span> <span>Nữ, 34 tuổi, sinh 1992</span> <span>Thôn Nà Hoài, hộ Lò Văn Pành</span></li>`;
const HTML = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Chín dòng</title>
<style>body{margin:0;font:18px sans-serif}li{min-height:64px;border-bottom:1px solid #ccc}span{display:block}</style>
<input type="search" aria-label="Tìm"><main><ul>${row.repeat(ROWS)}</ul></main>
<script>
  const words = [...document.querySelectorAll('span')].map((span) => [span.firstChild, span.textContent]);
  let turn = 0;
  document.querySelector('input').addEventListener('input', () => {
    turn += 1;
    words.forEach(([text, word], at) => { text.data = word + ' ' + ((turn * 7 + at) % 97); });
  });
</script></html>`;

export async function openBareList(page: Page): Promise<void> {
  await page.route(ADDRESS, (route) => route.fulfill({ contentType: 'text/html', body: HTML }));
  await page.goto(ADDRESS);
  await page.getByRole('searchbox').focus();
}
