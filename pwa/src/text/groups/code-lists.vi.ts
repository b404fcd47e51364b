import type { Group } from '../sentence.js';

// National code lists: which are here, and getting newer ones.
export const codeListsVi = {
  'lists.title': 'Danh mục dùng chung',
  'lists.name.units': 'Tỉnh, xã, phường',
  'lists.name.icd10': 'Mã bệnh ICD-10',
  'lists.name.crosswalk': 'Xã cũ thành xã mới sau sáp nhập',
  'lists.name.schedule': 'Lịch tiêm chủng',
  'lists.edition': 'Bản',
  'lists.from': 'Áp dụng từ',
  'lists.count': 'Số mã đang dùng',
  'lists.ended': 'Mã cũ còn giữ',
  'lists.source': 'Nguồn',
  'lists.imported': 'Nạp vào máy chủ lúc',
  'lists.importedBy': 'Người nạp',
  'lists.atConsole': 'Tại máy chủ',
  'lists.none': 'Chưa có danh mục nào trên máy này',
  'lists.noneNow':
    'Khi có mạng, bấm “Lấy danh mục mới”. Chưa có danh mục thì vẫn ghi lượt khám được, với danh mục bệnh rút gọn.',
  'lists.noneAtServer': 'Máy chủ chưa có danh mục nào',
  'lists.noneAtServerNow':
    'Tại máy chủ, chạy: npm run import -- units TỆP, hoặc npm run import -- icd10 TỆP --edition "TT 06/2026/TT-BYT".',
  'lists.bringNow': 'Lấy danh mục mới',
  'lists.bringing': 'Đang lấy danh mục …',
  'lists.upToDate': 'Danh mục trên máy đã là bản mới nhất.',
  'lists.brought': 'Đã lấy danh mục mới.',
  'lists.failed': 'Chưa lấy được danh mục mới',
  'lists.unreachable': 'Máy chưa nối được với máy chủ.',
  'lists.expired': 'Phiên làm việc với máy chủ đã hết hạn.',
  'lists.expiredNow': 'Vào Thêm, đăng nhập lại rồi thử lần nữa.',
  'lists.trouble': 'Máy chủ đang gặp trục trặc.',
  'lists.full': 'Máy hết chỗ.',
  'lists.fullNow': 'Xoá bớt ảnh, ứng dụng không dùng rồi thử lại.',
  'lists.storageFailed': 'Trình duyệt không ghi được vào máy.',
  'lists.movedOn': 'Danh mục trên máy chủ vừa thay đổi.',
  'lists.tryAgain': 'Danh mục đang có vẫn dùng được. Thử lại sau ít phút.',
} as const satisfies Group<'lists'>;
