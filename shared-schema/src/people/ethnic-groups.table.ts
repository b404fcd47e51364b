// The 54 ethnic groups and the code each has in registers.
// Source: order of codes of Quyết định 121-TCTK/PPCĐ (2 March 1979), written from general knowledge and NOT yet
// compared with the official list; the other spellings likewise. Have a person at the station check before real use.

export interface EthnicGroup {
  readonly code: string;
  readonly name: string;
  /** Spellings met on cards and in books, for finding the group; never written back. */
  readonly otherSpellings: readonly string[];
}

export const ETHNIC_GROUPS: readonly EthnicGroup[] = [
  { code: '01', name: 'Kinh', otherSpellings: [] },
  { code: '02', name: 'Tày', otherSpellings: [] },
  { code: '03', name: 'Thái', otherSpellings: [] },
  { code: '04', name: 'Hoa', otherSpellings: [] },
  { code: '05', name: 'Khmer', otherSpellings: [] },
  { code: '06', name: 'Mường', otherSpellings: [] },
  { code: '07', name: 'Nùng', otherSpellings: [] },
  { code: '08', name: 'Mông', otherSpellings: ["H'Mông", 'Hmông'] },
  { code: '09', name: 'Dao', otherSpellings: [] },
  { code: '10', name: 'Gia Rai', otherSpellings: [] },
  { code: '11', name: 'Ngái', otherSpellings: [] },
  { code: '12', name: 'Ê Đê', otherSpellings: [] },
  { code: '13', name: 'Ba Na', otherSpellings: [] },
  { code: '14', name: 'Xơ Đăng', otherSpellings: [] },
  { code: '15', name: 'Sán Chay', otherSpellings: [] },
  { code: '16', name: 'Cơ Ho', otherSpellings: [] },
  { code: '17', name: 'Chăm', otherSpellings: [] },
  { code: '18', name: 'Sán Dìu', otherSpellings: [] },
  { code: '19', name: 'Hrê', otherSpellings: [] },
  { code: '20', name: 'Mnông', otherSpellings: [] },
  { code: '21', name: 'Raglay', otherSpellings: ['Ra Glai'] },
  { code: '22', name: 'Xtiêng', otherSpellings: [] },
  { code: '23', name: 'Bru-Vân Kiều', otherSpellings: [] },
  { code: '24', name: 'Thổ', otherSpellings: [] },
  { code: '25', name: 'Giáy', otherSpellings: [] },
  { code: '26', name: 'Cơ Tu', otherSpellings: [] },
  { code: '27', name: 'Gié Triêng', otherSpellings: [] },
  { code: '28', name: 'Mạ', otherSpellings: [] },
  { code: '29', name: 'Khơ Mú', otherSpellings: [] },
  { code: '30', name: 'Co', otherSpellings: [] },
  { code: '31', name: 'Tà Ôi', otherSpellings: [] },
  { code: '32', name: 'Chơ Ro', otherSpellings: [] },
  { code: '33', name: 'Kháng', otherSpellings: [] },
  { code: '34', name: 'Xinh Mun', otherSpellings: [] },
  { code: '35', name: 'Hà Nhì', otherSpellings: [] },
  { code: '36', name: 'Chu Ru', otherSpellings: [] },
  { code: '37', name: 'Lào', otherSpellings: [] },
  { code: '38', name: 'La Chí', otherSpellings: [] },
  { code: '39', name: 'La Ha', otherSpellings: [] },
  { code: '40', name: 'Phù Lá', otherSpellings: [] },
  { code: '41', name: 'La Hủ', otherSpellings: [] },
  { code: '42', name: 'Lự', otherSpellings: [] },
  { code: '43', name: 'Lô Lô', otherSpellings: [] },
  { code: '44', name: 'Chứt', otherSpellings: [] },
  { code: '45', name: 'Mảng', otherSpellings: [] },
  { code: '46', name: 'Pà Thẻn', otherSpellings: [] },
  { code: '47', name: 'Cơ Lao', otherSpellings: ['Cờ Lao'] },
  { code: '48', name: 'Cống', otherSpellings: [] },
  { code: '49', name: 'Bố Y', otherSpellings: [] },
  { code: '50', name: 'Si La', otherSpellings: [] },
  { code: '51', name: 'Pu Péo', otherSpellings: [] },
  { code: '52', name: 'Brâu', otherSpellings: [] },
  { code: '53', name: 'Ơ Đu', otherSpellings: [] },
  { code: '54', name: 'Rơ Măm', otherSpellings: [] },
];
