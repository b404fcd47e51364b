import type { Group } from '../sentence.js';

// The frame around every page: the places, the way past them, and what is said when a page breaks.
export const shellVi = {
  'shell.appName': 'Trạm',
  'shell.places': 'Các mục chính',
  'shell.skipToContent': 'Đến nội dung chính',
  'shell.today': 'Hôm nay',
  'shell.find': 'Tìm người',
  'shell.scan': 'Quét',
  'shell.sync': 'Đồng bộ',
  'shell.more': 'Thêm',
  'shell.syncAllSent': 'Đã gửi hết',
  'shell.syncWaiting': '{count} chờ gửi',
  'shell.syncSending': 'Đang gửi {count}',
  'shell.syncToFix': '{count} cần xem',
  'shell.syncNever': 'Chưa gửi lần nào',
  'shell.brokenTitle': 'Trang này gặp lỗi',
  'shell.brokenWhy': 'Phần mềm không hiển thị được trang này.',
  'shell.brokenSafe': 'Những gì đã lưu vẫn còn nguyên trong máy.',
  'shell.brokenNow': 'Mở lại trang này. Nếu vẫn lỗi, hãy báo người quản trị.',
  'shell.openAgain': 'Mở lại trang',
  'shell.toToday': 'Về Hôm nay',
} as const satisfies Group<'shell'>;
