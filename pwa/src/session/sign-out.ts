// Signing out: forgotten here first, so that it holds without a line too; the records stay.

import type { DeviceStore } from './device-store.js';
import type { SessionServer } from './session-server.js';

export async function signOut({
  server,
  device,
}: {
  server: Pick<SessionServer, 'signOut'>;
  device: DeviceStore;
}): Promise<void> {
  const session = await device.session();
  await device.forgetSession();
  if (session && !session.expired) await server.signOut(session.accessToken);
}
