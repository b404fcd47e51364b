// What a thumb and an eye would complain of on the page as it stands: it runs off the side, its words are cut off, or
// something to press is too small.

import { expect, type Page } from '@playwright/test';

const SMALLEST_TARGET_PX = 44;

/** Runs in the page. */
function faultsOnScreen(smallest: number): string[] {
  const CONTROLS = 'a[href], button, input, select, textarea, summary, [role=option], [role=combobox]';
  const root = document.documentElement;
  const name = (element: Element): string => {
    const words = (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40);
    return `<${element.localName}> “${words}”`;
  };
  const styleOf = (element: Element): CSSStyleDeclaration => getComputedStyle(element);
  const isSeen = (element: Element): boolean => {
    const { width, height, bottom } = element.getBoundingClientRect();
    // The way past the places stands above the screen until the keyboard finds it.
    if (!element.checkVisibility() || width <= 1 || height <= 1 || bottom <= 0) return false;
    return !element.closest('[inert], [aria-hidden=true]');
  };
  /** Its own box, or more where the page lets a press beside it count: a whole row that is one link. */
  const pressable = (control: Element): { width: number; height: number } => {
    const box = control.getBoundingClientRect();
    const [own, large] = [{ width: Math.round(box.width), height: Math.round(box.height) }, smallest / 2];
    if (own.width >= smallest && own.height >= smallest) return own;
    control.scrollIntoView({ block: 'center' });
    const { left, top } = control.getBoundingClientRect();
    const [x, y] = [left + box.width / 2, top + box.height / 2];
    const takes = (dx: number, dy: number): boolean => {
      const hit = document.elementFromPoint(x + dx, y + dy);
      return hit !== null && (control.contains(hit) || hit.closest('label')?.control === control);
    };
    const reach = (dx: number, dy: number): number => {
      let pixels = 0;
      while (pixels < large && takes(dx * (pixels + 1), dy * (pixels + 1))) pixels += 1;
      return pixels;
    };
    return {
      width: Math.max(own.width, reach(-1, 0) + reach(1, 0)),
      height: Math.max(own.height, reach(0, -1) + reach(0, 1)),
    };
  };
  const scrollsSideways = (element: Element | null): boolean => {
    if (!element || element.localName === 'main') return false;
    const scrolls = ['auto', 'scroll'].includes(styleOf(element).overflowX);
    return scrolls || scrollsSideways(element.parentElement);
  };

  const faults: string[] = [];
  for (const element of [root, ...document.querySelectorAll('main, dialog[open]')]) {
    const over = element.scrollWidth - element.clientWidth;
    if (over > 1) faults.push(`${element.localName} is ${over} px wider than it shows`);
  }
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (!own || !isSeen(element)) continue;
    const { left, right } = element.getBoundingClientRect();
    const off = right > root.clientWidth + 1 || left < -1;
    if (off && !scrollsSideways(element)) faults.push(`${name(element)} runs off the side`);
    const cut = element.scrollWidth > element.clientWidth + 1 && styleOf(element).overflowX !== 'visible';
    if (cut && !scrollsSideways(element)) faults.push(`${name(element)} is cut off`);
  }
  for (const control of document.querySelectorAll(CONTROLS)) {
    // What no finger and no key is led to only catches what a hand reader types.
    if (!isSeen(control) || (control instanceof HTMLElement && control.tabIndex < 0)) continue;
    const { width, height } = pressable(control);
    if (width < smallest || height < smallest)
      faults.push(`${name(control)} is only ${width} × ${height} px`);
  }
  return faults;
}

/** Waited for: a page that was given another size draws itself anew. */
export async function expectGoodLayout(page: Page): Promise<void> {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const letters = await page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  const message = `${page.url()} at ${width} × ${height}, letters of ${letters}`;
  await expect.poll(() => page.evaluate(faultsOnScreen, SMALLEST_TARGET_PX), { message }).toEqual([]);
}
