import type { AccountId, ReplicaId, StationId } from '@tram/shared-schema/document/ids.js';
import { instantAt } from '@tram/shared-schema/document/instant.js';
import type { DeviceView } from '@tram/shared-schema/sync/administration.js';
import '#text/office.js';
import { describe, expect, it } from 'vitest';
import {
  byStation,
  clockWords,
  lastSeenWords,
  marksOf,
  nameOfDevice,
  storageWords,
  unsentWords,
  usedWords,
} from './device-words.js';

const NOW_MS = Date.UTC(2026, 10, 22, 2, 30);
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const tablet: DeviceView = {
  replicaId: 'tablet0001' as ReplicaId,
  name: 'Android',
  accountId: 'account:01J00000000000000000000001' as AccountId,
  accountName: 'Lò Thị Giả',
  stationId: 'station:01J00000000000000000000002' as StationId,
  firstSeenAt: instantAt(NOW_MS - 90 * DAY_MS),
  lastSeenAt: instantAt(NOW_MS - 5 * MINUTE_MS),
  revoked: false,
  isBound: true,
};
const marks = (changes: Partial<DeviceView>): readonly string[] =>
  marksOf({ ...tablet, ...changes }, NOW_MS).map(({ meaning, words }) => `${meaning}: ${words}`);

describe('what a list of tablets says', () => {
  it('says how far a clock is off, and which way', () => {
    const off = (clockOffsetMs: number) => clockWords({ ...tablet, clockOffsetMs });
    expect(off(12 * MINUTE_MS)).toBe('nhanh 12 phút');
    expect(off(-3 * MINUTE_MS)).toBe('chậm 3 phút');
    expect(off(365 * DAY_MS)).toBe('nhanh 365 ngày');
    expect(off(MINUTE_MS - 1)).toBe('đúng giờ');
    expect(off(MINUTE_MS)).toBe('nhanh 1 phút');
    expect(clockWords(tablet)).toBeUndefined();
  });

  it('says how full a tablet is, in units people know', () => {
    expect(storageWords({ ...tablet, storageUsedBytes: 97e6, storageQuotaBytes: 2.147e9 })).toBe(
      'Đã dùng 97 MB trong 2,1 GB (5 %)',
    );
    expect(storageWords({ ...tablet, storageUsedBytes: 97e6 })).toBeUndefined();
  });

  it('says what was not sent, and does not take what it was never told for nothing', () => {
    expect(unsentWords({ ...tablet, waiting: 3, refused: 1 })).toBe('3 bản ghi, 1 cần sửa');
    expect(unsentWords({ ...tablet, waiting: 12_000, refused: 0 })).toBe('12.000 bản ghi');
    expect(unsentWords({ ...tablet, waiting: 0 })).toBe('Đã gửi hết');
    expect(unsentWords(tablet)).toBeUndefined();
  });

  it('says who used it last and when', () => {
    expect(usedWords(tablet, NOW_MS)).toBe('Lò Thị Giả · 5 phút trước');
    const { accountName: _gone, ...nobody } = tablet;
    expect(usedWords(nobody, NOW_MS)).toBe('5 phút trước');
    expect(lastSeenWords(tablet, NOW_MS)).toBe('09:25 22/11/2026 (5 phút trước)');
    expect(lastSeenWords({ ...tablet, lastSeenAt: instantAt(NOW_MS - 8 * DAY_MS) }, NOW_MS)).toBe(
      '09:30 14/11/2026',
    );
    expect(nameOfDevice({ ...tablet, name: ' ' })).toBe('Máy không tên');
  });

  it('marks what somebody should look at, and nothing on a tablet that is well', () => {
    expect(marks({ waiting: 0, refused: 0, clockOffsetMs: 10 * MINUTE_MS })).toEqual([]);
    expect(marks({ clockOffsetMs: 10 * MINUTE_MS + 1 })).toEqual(['late: Đồng hồ nhanh 10 phút']);
    expect(marks({ waiting: 3, refused: 1 })).toEqual(['late: 1 cần sửa', 'due: 3 chưa gửi']);
    expect(marks({ lastSeenAt: instantAt(NOW_MS - 7 * DAY_MS) })).toEqual(['late: 7 ngày chưa liên hệ']);
    expect(marks({ lastSeenAt: instantAt(NOW_MS - 7 * DAY_MS + 1) })).toEqual([]);
    expect(marks({ storageUsedBytes: 90, storageQuotaBytes: 100 })).toEqual(['late: Sắp đầy bộ nhớ']);
    expect(marks({ storageUsedBytes: 89, storageQuotaBytes: 100 })).toEqual([]);
    expect(marks({ storageUsedBytes: 0, storageQuotaBytes: 0 })).toEqual([]);
  });

  it('says of a revoked tablet only that', () => {
    expect(marks({ revoked: true, waiting: 3, lastSeenAt: instantAt(0) })).toEqual(['stop: Đã thu hồi']);
  });

  it('puts the tablets of a station together, the last heard of first, and those of none last', () => {
    const other = 'station:01J00000000000000000000003' as StationId;
    const { stationId: _none, ...office } = tablet;
    const at = (n: number, of: object): DeviceView => ({
      ...tablet,
      ...of,
      replicaId: `tablet000${n}` as ReplicaId,
      lastSeenAt: instantAt(NOW_MS - n * MINUTE_MS),
    });
    const officeTablet: DeviceView = { ...office, replicaId: 'tablet0004' as ReplicaId };
    const groups = byStation(
      [officeTablet, at(3, {}), at(1, { stationId: other }), at(2, {})],
      (stationId) => (stationId === other ? 'Trạm Ánh Dương' : 'Trạm Bản Mẫu'),
    );
    expect(groups.map(({ name, devices }) => [name, ...devices.map(({ replicaId }) => replicaId)])).toEqual([
      ['Trạm Ánh Dương', 'tablet0001'],
      ['Trạm Bản Mẫu', 'tablet0002', 'tablet0003'],
      ['Không thuộc trạm nào', 'tablet0004'],
    ]);
  });
});
