import type { Group } from '../sentence.js';

/** Records of one person, where everybody meets them; the pages about doubles bring their own. */
export const linkedVi = {
  'linked.menu': 'Có thể trùng',
  'linked.menuCount': 'Có thể trùng ({count} cặp)',
  'linked.sharedIdsToday': '{count} cặp hồ sơ cùng một số định danh',
  'linked.sharedIdsTodayWhy': 'Hai người đang sống không thể chung số; hồ sơ sai sẽ không liên thông được.',
  'linked.openList': 'Xem các cặp',
  'linked.reason.same-personal-id': 'Cùng số định danh',
  'linked.reason.same-old-id': 'Cùng số giấy tờ cũ',
  'linked.reason.same-insurance': 'Cùng số BHYT',
  'linked.reason.slip-of-personal-id': 'Cùng tên, số định danh lệch một chữ số',
  'linked.reason.same-name-and-birth-date': 'Cùng tên và ngày sinh',
  'linked.reason.same-name-year-and-hamlet': 'Cùng tên, năm sinh và thôn',
  'linked.reason.same-name-and-birth-year': 'Cùng tên và năm sinh',
  'linked.reason.same-name-and-hamlet': 'Cùng tên và thôn, chưa rõ năm sinh',
  'linked.reason.same-phone-and-given-name': 'Cùng tên gọi và số điện thoại',
  'linked.separateShort': 'Tách ra',
  'linked.separateNamed': 'Tách hồ sơ {name} ra',
  'linked.separated': 'Đã tách thành hai hồ sơ',
  'linked.undone': 'Đã hoàn tác',
  'linked.failed': 'Chưa ghi được. Hai hồ sơ vẫn như cũ, thử lại.',
  'linked.notHere': 'Chưa ghi được: hồ sơ kia chưa về tới máy này. Nối mạng rồi thử lại.',
  'linked.held': 'Hồ sơ khác của người này',
  'linked.heldHint': 'Đã gộp vào đây. Tìm hay quét số của hồ sơ nào cũng ra trang này.',
  'linked.standsAlone': 'Để riêng',
  'linked.holds': 'gồm {count} hồ sơ',
} as const satisfies Group<'linked'>;
