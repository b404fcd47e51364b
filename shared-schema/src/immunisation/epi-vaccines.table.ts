// The vaccines of the national programme, and the few from outside it a station meets on paper books.
// Sources: epi_schedule_draft.json (texts of TT 52/2025, HCDC on TT 10/2024); CVX and ATC codes are known, unverified.
// Doses per vial and the life of an opened vial stand in no text that was found: what is filled in is the widely published
// presentation and the WHO policy for multi-dose vials, each waiting for a clinician's word ("chờ bác sĩ xác nhận").

import type { ScheduleVaccine, VaccineConflict } from './schedule.js';

const CODES = ['cvx', 'atc'];
const VIAL = ['dosesPerVial', 'openVial'];
const SITE = ['route', 'defaultSite'];
const DRAFT = 'epi_schedule_draft.json (TT 52/2025/TT-BYT; HCDC on TT 10/2024)';
const OUTSIDE = 'none: vaccines outside the programme as books show them, chờ bác sĩ xác nhận';
/** WHO policy for multi-dose vials: 28 days where the vial may be kept, 6 hours where it may not. */
const DAYS_28 = { hours: 28 * 24 };
const HOURS_6 = { hours: 6 };

const programme = (row: Omit<ScheduleVaccine, 'source' | 'status' | 'unconfirmed'>): ScheduleVaccine => ({
  ...row,
  source: DRAFT,
  status: 'confirmed',
  unconfirmed: [...CODES, ...VIAL, ...SITE],
});
const outside = (row: Omit<ScheduleVaccine, 'source' | 'status'>): ScheduleVaccine => ({
  ...row,
  source: OUTSIDE,
  status: 'to-be-confirmed',
});

export const EPI_VACCINES: readonly ScheduleVaccine[] = [
  programme({
    code: 'hepb',
    names: { vi: 'Viêm gan B sơ sinh', en: 'Hepatitis B, birth dose' },
    targets: [{ target: 'hepb' }],
    cvx: '08',
    atc: 'J07BC01',
    route: 'intramuscular',
    defaultSite: 'right-thigh',
    dosesPerVial: 1,
    openVial: 'single-dose',
  }),
  programme({
    code: 'bcg',
    names: { vi: 'Lao (BCG)', en: 'BCG' },
    targets: [{ target: 'bcg' }],
    cvx: '19',
    atc: 'J07AN01',
    live: 'injected',
    route: 'intradermal',
    defaultSite: 'left-arm',
    dosesPerVial: 10,
    openVial: HOURS_6,
  }),
  programme({
    code: 'penta',
    names: { vi: 'DPT-VGB-Hib (5 trong 1)', en: 'DTP-HepB-Hib (five in one)' },
    targets: [{ target: 'dtp' }],
    cvx: '198',
    atc: 'J07CA11',
    route: 'intramuscular',
    defaultSite: 'left-thigh',
    dosesPerVial: 1,
    openVial: 'single-dose',
  }),
  programme({
    code: 'bopv',
    names: { vi: 'Bại liệt uống (bOPV)', en: 'Oral polio (bOPV)' },
    targets: [{ target: 'opv' }],
    cvx: '178',
    atc: 'J07BF04',
    live: 'oral',
    route: 'oral',
    defaultSite: 'mouth',
    dosesPerVial: 20,
    openVial: DAYS_28,
  }),
  programme({
    code: 'ipv',
    names: { vi: 'Bại liệt tiêm (IPV)', en: 'Injected polio (IPV)' },
    targets: [{ target: 'ipv' }],
    cvx: '10',
    atc: 'J07BF03',
    route: 'intramuscular',
    defaultSite: 'right-thigh',
    openVial: DAYS_28,
  }),
  programme({
    code: 'rota',
    names: { vi: 'Rota uống (Rotavin)', en: 'Oral rotavirus (Rotavin)' },
    targets: [{ target: 'rota' }],
    cvx: '122',
    atc: 'J07BH01',
    live: 'oral',
    route: 'oral',
    defaultSite: 'mouth',
    dosesPerVial: 1,
    openVial: 'single-dose',
  }),
  programme({
    code: 'pcv',
    names: { vi: 'Phế cầu cộng hợp (PCV)', en: 'Pneumococcal conjugate (PCV)' },
    targets: [{ target: 'pcv' }],
    cvx: '152',
    atc: 'J07AL02',
    route: 'intramuscular',
    defaultSite: 'right-thigh',
  }),
  programme({
    code: 'measles',
    names: { vi: 'Sởi đơn (MVVAC)', en: 'Measles (MVVAC)' },
    targets: [{ target: 'measles' }],
    cvx: '05',
    atc: 'J07BD01',
    live: 'injected',
    route: 'subcutaneous',
    defaultSite: 'left-arm',
    dosesPerVial: 10,
    openVial: HOURS_6,
  }),
  programme({
    code: 'mr',
    names: { vi: 'Sởi - Rubella (MR)', en: 'Measles-rubella (MR)' },
    targets: [{ target: 'measles' }],
    cvx: '04',
    atc: 'J07BD53',
    live: 'injected',
    route: 'subcutaneous',
    defaultSite: 'left-arm',
    dosesPerVial: 10,
    openVial: HOURS_6,
  }),
  programme({
    code: 'dpt',
    names: { vi: 'Bạch hầu - Ho gà - Uốn ván (DPT)', en: 'DTP' },
    targets: [{ target: 'dtp' }],
    cvx: '01',
    atc: 'J07AJ51',
    route: 'intramuscular',
    defaultSite: 'left-thigh',
    openVial: DAYS_28,
  }),
  programme({
    code: 'je',
    names: { vi: 'Viêm não Nhật Bản bất hoạt (Jevax)', en: 'Japanese encephalitis, inactivated (Jevax)' },
    targets: [{ target: 'je' }],
    cvx: '129',
    atc: 'J07BA02',
    route: 'subcutaneous',
    defaultSite: 'left-arm',
  }),
  programme({
    code: 'td',
    names: { vi: 'Uốn ván - bạch hầu giảm liều (Td)', en: 'Td' },
    // As a girl of seven she is protected, as a woman with child the tetanus table begins anew.
    targets: [{ target: 'td' }, { target: 'tetanus-women', beginAge: '15 years' }],
    cvx: '139',
    atc: 'J07AM51',
    route: 'intramuscular',
    defaultSite: 'left-arm',
    openVial: DAYS_28,
  }),
  programme({
    code: 'tt',
    names: { vi: 'Uốn ván (TT)', en: 'Tetanus toxoid (TT)' },
    targets: [{ target: 'tetanus-women', beginAge: '15 years' }],
    cvx: '112',
    atc: 'J07AM01',
    route: 'intramuscular',
    defaultSite: 'left-arm',
    openVial: DAYS_28,
  }),
  programme({
    code: 'hpv',
    names: { vi: 'HPV (ung thư cổ tử cung)', en: 'HPV' },
    targets: [{ target: 'hpv' }],
    cvx: '137',
    atc: 'J07BM',
    route: 'intramuscular',
    defaultSite: 'left-arm',
    dosesPerVial: 1,
    openVial: 'single-dose',
  }),
  outside({
    code: 'hexa',
    names: { vi: '6 trong 1 (dịch vụ)', en: 'Six in one (private)' },
    targets: [{ target: 'dtp' }, { target: 'opv' }],
    route: 'intramuscular',
    defaultSite: 'left-thigh',
    dosesPerVial: 1,
    openVial: 'single-dose',
  }),
  outside({
    code: 'mmr',
    names: { vi: 'Sởi - Quai bị - Rubella (MMR, dịch vụ)', en: 'Measles-mumps-rubella (MMR, private)' },
    targets: [{ target: 'measles' }],
    cvx: '03',
    live: 'injected',
    route: 'subcutaneous',
    defaultSite: 'left-arm',
    dosesPerVial: 1,
    openVial: 'single-dose',
  }),
];

/** Two live vaccines that are injected: the same day or four weeks apart; those that are swallowed are exempt. */
const INJECTED_LIVE = EPI_VACCINES.filter(({ live }) => live === 'injected').map(({ code }) => code);

export const EPI_CONFLICTS: readonly VaccineConflict[] = INJECTED_LIVE.flatMap((previous) =>
  INJECTED_LIVE.map((current) => ({ previous, current, begin: '1 day', end: '4 weeks' })),
);
