// What a figure was measured on. A number without it cannot be compared with another.

import type { BrowserContext } from '@playwright/test';
import { cpus, loadavg, totalmem } from 'node:os';

export async function printMachineConditions(context: BrowserContext): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  const session = await context.newCDPSession(page);
  const { product } = await session.send('Browser.getVersion');
  await session.detach();
  const processors = cpus();
  const load = loadavg().map((value) => value.toFixed(2));
  console.log(
    [
      '\nMeasured on',
      `  processors     ${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}`,
      `  memory         ${Math.round(totalmem() / 2 ** 30)} GiB`,
      `  load average   ${load.join(', ')} (this benchmark included)`,
      `  browser        ${product}, headless, ${context.pages()[0]?.viewportSize()?.width ?? 0} px wide`,
      `  node           ${process.version}`,
    ].join('\n'),
  );
}
