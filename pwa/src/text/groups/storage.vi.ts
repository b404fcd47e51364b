import type { Group } from '../sentence.js';

// The tablet's own storage, when it does not open or has no room.
export const storageVi = {
  'storage.notOpened': 'Chưa mở được sổ của trạm trên máy này',
  'storage.full': 'Bộ nhớ của máy đã đầy.',
  'storage.fullNow': 'Xoá bớt ảnh hoặc ứng dụng khác rồi mở lại. Dữ liệu đã ghi vẫn còn trong máy.',
  'storage.failed': 'Trình duyệt không mở được kho dữ liệu.',
  'storage.failedNow':
    'Đóng các cửa sổ Trạm khác rồi mở lại. Nếu vẫn lỗi, báo người quản trị; đừng xoá dữ liệu của trình duyệt.',
} as const satisfies Group<'storage'>;
