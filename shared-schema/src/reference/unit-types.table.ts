// What a unit is called before its name. Types and names change while codes stay: key everything on the code.
// Source: Luật Tổ chức chính quyền địa phương 72/2025/QH15, Điều 1 (province, city; commune, ward, special zone);
// the township (thị trấn) was a unit until 1 July 2025 and stands in older lists.

export type UnitType = 'province' | 'city' | 'commune' | 'ward' | 'special-zone' | 'town';

export interface UnitTypeRow {
  readonly type: UnitType;
  readonly word: string;
  /** How lists and addresses write it, folded; longer ones first where one begins another. */
  readonly written: readonly string[];
  readonly isProvince: boolean;
}

export const UNIT_TYPES: readonly UnitTypeRow[] = [
  { type: 'city', word: 'Thành phố', written: ['thanh pho', 'tp'], isProvince: true },
  { type: 'province', word: 'Tỉnh', written: ['tinh', 't'], isProvince: true },
  { type: 'commune', word: 'Xã', written: ['xa', 'x'], isProvince: false },
  { type: 'ward', word: 'Phường', written: ['phuong', 'p'], isProvince: false },
  { type: 'special-zone', word: 'Đặc khu', written: ['dac khu', 'dk', 'd'], isProvince: false },
  { type: 'town', word: 'Thị trấn', written: ['thi tran', 'tt'], isProvince: false },
];
