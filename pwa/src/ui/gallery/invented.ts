// Invented people for the gallery: the longest names, the tallest letters. Nobody here exists.

import { createSnackbarQueue } from '../snackbar-queue.js';

export const gallerySnackbars = createSnackbarQueue();

export interface Invented {
  id: string;
  name: string;
  born: string;
  hamlet: string;
  why: string;
}

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Ngô', 'Lò', 'Vàng'];
const MIDDLE = ['Thị', 'Văn', 'Hữu', 'Đức', 'Thị Diễm', 'Minh', 'Ngọc', 'Thị Hồng'];
const GIVEN = [
  'Ẩn',
  'Bình',
  'Chỉnh',
  'Dũng',
  'Ễn',
  'Gấm',
  'Hoà',
  'Khuê',
  'Lễ',
  'Mỹ',
  'Nguyệt',
  'Ổi',
  'Phượng',
  'Ỷ',
];
const HAMLETS = ['Thôn Ặc Ổ', 'Xóm Đồng Tiến', 'Bản Nậm Ễ', 'Tổ dân phố số 12'];
const WHY = [
  'Trễ mũi 5 trong 1 lần 2',
  'Chưa khám tăng huyết áp tháng này',
  'Hẹn khám lại',
  'Số CCCD chưa đúng 12 chữ số',
];

const pick = (words: readonly string[], at: number): string => words[at % words.length] ?? '';

export function inventPeople(count: number): Invented[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `p${at}`,
    name:
      at === 0
        ? 'Công Tằng Tôn Nữ Hoàng Thị Diễm Quỳnh Như'
        : `${pick(FAMILY, at)} ${pick(MIDDLE, at * 5)} ${pick(GIVEN, at * 3)}`,
    born: String(1930 + ((at * 7) % 95)),
    hamlet: pick(HAMLETS, Math.floor(at / 3)),
    why: pick(WHY, at),
  }));
}
