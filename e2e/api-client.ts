// The server's API as the centre or an administrator would call it, for setting a journey up and for checking its end.

import { setTimeout as pause } from 'node:timers/promises';
import type { TramDocument } from '@tram/shared-schema/document/document-types.js';
import type { HamletId, ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import { PROTOCOL_VERSION } from '@tram/shared-schema/sync/limits.js';
import type { ChangesLine, PushReply } from '@tram/shared-schema/sync/wire.js';
import type { SessionReply } from '@tram/shared-schema/sync/session.js';

export class ApiClient {
  readonly url: string;
  private token: string | undefined;

  constructor(url: string) {
    this.url = url;
  }

  async call(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  async json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.call(method, path, body);
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  async signIn(username: string, password: string, replicaId: ReplicaId): Promise<SessionReply> {
    const reply = await this.json<SessionReply>('POST', '/api/v1/session', {
      username,
      password,
      device: { replicaId, name: 'e2e' },
    });
    this.token = reply.accessToken;
    return reply;
  }

  /**
   * Pushes one batch as the device signed in with would, waiting as long as the server asks. It is as strict as with any
   * tablet: what it refuses is a mistake of whoever made the documents.
   */
  async push(stationId: StationId, replicaId: ReplicaId, documents: readonly TramDocument[]): Promise<void> {
    const path = `/api/v1/stations/${stationId}/documents`;
    const request = { protocol: PROTOCOL_VERSION, replicaId, documents };
    for (;;) {
      const response = await this.call('POST', path, request);
      if (response.status === 429) {
        await pause(1000 * Number(response.headers.get('retry-after') ?? 1));
        continue;
      }
      if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${await response.text()}`);
      const reply = (await response.json()) as PushReply;
      const refused = reply.results.find((result) => result.kind === 'refused');
      if (refused?.kind === 'refused') throw new Error(`refused: ${JSON.stringify(refused.refusal)}`);
      return;
    }
  }

  /** Every document of a feed, read to its `end` line. */
  async documentsOf(path: string): Promise<readonly TramDocument[]> {
    const response = await this.call('GET', path);
    if (!response.ok) throw new Error(`GET ${path} answered ${response.status}`);
    const lines = (await response.text()).split('\n').filter((line) => line !== '');
    const parsed = lines.map((line) => JSON.parse(line) as ChangesLine);
    if (parsed.at(-1)?.kind !== 'end') throw new Error('the feed was cut off');
    return parsed.flatMap((line) => (line.kind === 'doc' ? [line.doc] : []));
  }
}

export interface StationAccounts {
  readonly stationId: StationId;
  readonly centreId: string;
  readonly hamlets: readonly { hamletId: HamletId; name: string }[];
}

export const PASSWORD = 'mat-khau-thu-2026';
const ADMIN_REPLICA = 'e2eadmin00' as ReplicaId;

/** One centre, one station with two hamlets, and an account of each role, made through the front door. */
export async function furnish(url: string, setupLink: string | undefined): Promise<StationAccounts> {
  const token = setupLink?.split('#')[1];
  if (!token) throw new Error('the server printed no setup link');
  const admin = new ApiClient(url);
  await admin.json('POST', '/api/v1/setup', {
    token,
    username: 'quantri',
    password: PASSWORD,
    displayName: 'Quản trị Thử',
  });
  await admin.signIn('quantri', PASSWORD, ADMIN_REPLICA);
  const centre = await admin.json<{ centreId: string }>('POST', '/api/v1/admin/centres', {
    name: 'Trung tâm Y tế khu vực Giả Định',
  });
  const station = await admin.json<{ stationId: StationId }>('POST', '/api/v1/admin/stations', {
    name: 'Trạm Y tế xã Thử Nghiệm',
    communeName: 'Xã Thử Nghiệm',
    centreId: centre.centreId,
  });
  const hamlets: { hamletId: HamletId; name: string }[] = [];
  for (const name of ['Thôn Mẫu', 'Xóm 3']) {
    const path = `/api/v1/admin/stations/${station.stationId}/hamlets`;
    hamlets.push(await admin.json('POST', path, { name }));
  }
  const { stationId } = station;
  const first = hamlets[0]?.hamletId;
  for (const account of [
    { username: 'yte1', displayName: 'Lò Thị Mẫu', role: 'worker', stationId },
    { username: 'yte2', displayName: 'Trần Văn Giả', role: 'worker', stationId },
    { username: 'tramtruong', displayName: 'Bác sĩ Vi Văn Thử', role: 'head', stationId },
    {
      username: 'congdong',
      displayName: 'Cộng tác viên Thử',
      role: 'community',
      stationId,
      hamletIds: [first],
    },
    { username: 'trungtam', displayName: 'Cán bộ Trung tâm', role: 'centre', centreId: centre.centreId },
  ]) {
    await admin.json('POST', '/api/v1/admin/accounts', { ...account, password: PASSWORD });
  }
  return { stationId, centreId: centre.centreId, hamlets };
}
