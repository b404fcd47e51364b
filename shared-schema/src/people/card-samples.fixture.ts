// Invented cards: province code 003 / 03 was never given out, so no number can belong to a person.

export const CARD_SAMPLES = {
  /** CCCD 2021, with old CMND */
  withOldId:
    '003087000123|030000123|Nguyễn Thị Thử Nghiệm|01021987|Nữ|Thôn Mẫu, Xã Giả Định, Huyện Không Có, Tỉnh Thử|15042021',
  /** CCCD 2021, no CMND */
  noOldId: '003187000124||Trần Văn Ví Dụ|31121987|Nam|Tổ 1, Phường Thử, Thành phố Mẫu, Tỉnh Thử|02072022',
  /** consistent female 2009 */
  girlOf2009: '003309000125||Lê Thị Ân Đạt|05062009|Nữ|Xóm 3, Xã Mẫu, Tỉnh Thử|10072023',
  /** year-only birth */
  yearOnly: '003050000126||Đỗ Văn Đức|1950|Nam|Bản Mẫu, Xã Thử, Tỉnh Thử|11112021',
  /** month+year birth */
  monthOnly: '003052000127||Y Bhăm Mẫu|071952|Nam|Buôn Thử, Xã Mẫu, Tỉnh Thử|11112021',
  /** Căn cước 2024+, 11 fields (adult, 4 empty extras) */
  cardOf2024: '003090000128||Phạm Văn Giả|09091990|Nam|Phường Mẫu, Tỉnh Thử|01102024||||',
  /** NFD input from a scanner app */
  decomposed: '003390000129||Nguyễn Thị Hoà|01011990|Nữ|Xã Đại Từ, Tỉnh Thử|01012022',
  /** old 15-char card */
  oldInsurance:
    'GD4030300000123|4e677579e1bb856e205468e1bb8b205468e1bbad204e676869e1bb876d|01/02/1987|2|5468c3b46e204de1baab752c2058c3a3204769e1baa320c490e1bb8b6e68|19 - 034|01/01/2026|-|25/12/2025|03000000000000|-|4|01/01/2031|0000000000000000-7102|$',
  /** old card, year-only dob, en dash, space before 5-year date */
  oldInsuranceYearOnly:
    'HT3030300000124|c490e1bb972056c4836e20c490e1bba963|1950|1|42e1baa36e204de1baab75|19 – 034|1/1/2026|31/12/2026|5/1/2026|03000000000000|-|4| 01/01/2031|0000000000000000-7102|$',
  /** child card with parent name */
  childInsurance:
    'TE1030300000125|4cc3aa2042c3a9205468e1bbad|15/03/2024|1|58c3b36d20332c2058c3a3204de1baab75|19 - 034|15/03/2024|30/09/2030|20/03/2024|03000000000000|4cc3aa205468e1bb8b20c3826e20c490e1baa174|4|-|0000000000000000-7102|$',
  /** new 10-digit card */
  newInsurance:
    '0300000126|5472e1baa76e2056c4836e2056c3ad2044e1bba5|31/12/1987|1|54e1bb9520312c205068c6b0e1bb9d6e67205468e1bbad|19 - 034|01/01/2026|-|25/12/2025|03000000000000|-|4|01/01/2031|0000000000000000-7102|4|5472e1baa16d20592074e1babf2078c3a3204de1baab75|$',
  /** 12 digits only (typed or 1-D code): treat as personal ID */
  typedPersonalId: '003087000123',
  /** 15-char card number only */
  typedCardNumber: 'GD4030300000123',
  /** 10-digit BHXH number only */
  typedSocialNumber: '0300000126',
  /** not an ID: reject politely */
  webAddress: 'https://example.invalid/x',
  /** truncated scan: reject, keep raw for retry */
  tornIdCard: '003087000123||A|01021987',
  /** impossible date 31/02: warn */
  impossibleBirth: '003087000123|030000123|A|31021987|Nữ|x|15042021',
} as const;

const UPPER_CONTROLS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** What a reader types that takes each byte of UTF-8 for a letter of its code page. */
export function misreadBytes(text: string, codePage: 'latin-1' | 'windows-1252'): string {
  return encodeURIComponent(text).replace(/%(..)/g, (_, hex: string) => {
    const byte = parseInt(hex, 16);
    const isControl = byte >= 0x80 && byte < 0xa0;
    return codePage === 'windows-1252' && isControl
      ? UPPER_CONTROLS.charAt(byte - 0x80)
      : String.fromCharCode(byte);
  });
}
