// What a worker asks and ticks at a visit of chronic care: symptoms, side effects, how medicines are taken, risk factors and
// complications. Codes are stored; a code that is not here, of a newer edition, is shown as it is written.

import type { Sourced, Words } from '../reference/sourced.js';
import { qd5481, qd5904, unread } from './sources.table.js';

export interface AnswerRow extends Sourced {
  readonly code: string;
  readonly words: Words;
  /** Codes of registers.table.ts it is asked in; absent: in all. */
  readonly registers?: readonly string[];
}

export interface SymptomRow extends AnswerRow {
  /** The worker stops and calls the doctor. */
  readonly alarm?: true;
  /** Of high glucose: with it one result is enough for the diagnosis. */
  readonly highGlucose?: true;
}

const ASKED = unread('danh sách hỏi bệnh thường dùng');
const row = <T extends object>(code: string, vi: string, en: string, more: T): T & AnswerRow => ({
  code,
  words: { vi, en },
  ...ASKED,
  ...more,
});
const PRESSURE = { registers: ['hypertension'] } as const;
const GLUCOSE = { registers: ['diabetes'] } as const;
const HIGH_GLUCOSE = {
  ...GLUCOSE,
  highGlucose: true,
  ...qd5481('triệu chứng tăng đường huyết, chưa đối chiếu văn bản', 'to-be-confirmed'),
} as const;

export const SYMPTOMS: readonly SymptomRow[] = [
  row('chest-pain', 'Đau ngực', 'Chest pain', { alarm: true }),
  row('one-sided-weakness', 'Yếu, liệt nửa người', 'Weakness of one side', { alarm: true }),
  row('speech-trouble', 'Nói khó, méo miệng', 'Slurred speech, drooping face', { alarm: true }),
  row('breathless', 'Khó thở', 'Shortness of breath', { alarm: true }),
  row('blurred-vision', 'Nhìn mờ', 'Blurred vision', {}),
  row('headache', 'Đau đầu', 'Headache', PRESSURE),
  row('dizzy', 'Chóng mặt', 'Dizziness', {}),
  row('swollen-legs', 'Phù chân', 'Swollen legs', {}),
  row('thirst', 'Khát nhiều, uống nhiều', 'Great thirst', HIGH_GLUCOSE),
  row('passing-much-urine', 'Tiểu nhiều', 'Passing much urine', HIGH_GLUCOSE),
  row('weight-loss', 'Sụt cân', 'Loss of weight', HIGH_GLUCOSE),
  row('sweating-shaking', 'Vã mồ hôi, run, đói cồn cào', 'Sweating, shaking, sudden hunger', GLUCOSE),
  row('numb-feet', 'Tê bì bàn chân', 'Numb feet', GLUCOSE),
  row('foot-wound', 'Vết loét bàn chân', 'Wound on a foot', GLUCOSE),
  row('cough', 'Ho', 'Cough', { registers: ['airways'] }),
  row('wheeze', 'Khò khè', 'Wheezing', { registers: ['airways'] }),
  row('woken-at-night', 'Thức giấc ban đêm vì khó thở', 'Woken at night by breathlessness', {
    registers: ['airways'],
  }),
];

export const SIDE_EFFECTS: readonly AnswerRow[] = [
  row('ankle-swelling', 'Phù cổ chân', 'Swollen ankles', PRESSURE),
  row('dry-cough', 'Ho khan', 'Dry cough', PRESSURE),
  row('dizzy-standing', 'Choáng khi đứng dậy', 'Dizzy on standing up', PRESSURE),
  row('flushing', 'Bừng mặt', 'Flushing', PRESSURE),
  row('stomach-upset', 'Đau bụng, tiêu chảy', 'Stomach pain, diarrhoea', GLUCOSE),
  row('low-glucose', 'Hạ đường huyết', 'Low glucose', GLUCOSE),
  row('rash', 'Nổi mẩn', 'Rash', {}),
  row('muscle-pain', 'Đau cơ', 'Muscle pain', {}),
  row('tremor', 'Run tay', 'Tremor', { registers: ['airways', 'mental-health'] }),
  row('stiffness', 'Cứng cơ, chậm chạp', 'Stiffness, slowness', { registers: ['mental-health'] }),
];

export interface AdherenceRow extends AnswerRow {
  /** A step up is not suggested before this is talked about. */
  readonly poor: boolean;
}

export const ADHERENCE: readonly AdherenceRow[] = [
  row('every-day', 'Uống đủ', 'Takes all', { poor: false }),
  row('missed-some', 'Quên vài lần', 'Missed some', { poor: true }),
  row('stopped', 'Đã bỏ thuốc', 'Stopped', { poor: true }),
  row('no-medicine', 'Không dùng thuốc', 'Takes no medicine', { poor: false }),
];

export const RISK_FACTORS: readonly AnswerRow[] = [
  row('smoking', 'Hút thuốc', 'Smoking', {}),
  row('alcohol', 'Uống rượu bia nhiều', 'Drinks much alcohol', {}),
  row('salt', 'Ăn mặn', 'Eats salty food', {}),
  row('overweight', 'Thừa cân, béo phì', 'Overweight', {}),
  row('inactive', 'Ít vận động', 'Little exercise', {}),
  row('family', 'Gia đình có người mắc', 'In the family', {}),
  row('cholesterol', 'Rối loạn mỡ máu', 'High cholesterol', {}),
  row('pregnancy-diabetes', 'Đái tháo đường thai kỳ trước đây', 'Diabetes in an earlier pregnancy', GLUCOSE),
];

export interface ComplicationRow extends AnswerRow {
  readonly kidney?: true;
  /** The chart of ten-year risk no longer holds. */
  readonly heartAttackOrStroke?: true;
}

export const COMPLICATIONS: readonly ComplicationRow[] = [
  row('stroke', 'Đột quỵ', 'Stroke', { heartAttackOrStroke: true }),
  row('heart-attack', 'Nhồi máu cơ tim', 'Heart attack', { heartAttackOrStroke: true }),
  row('coronary-disease', 'Bệnh mạch vành', 'Coronary disease', { heartAttackOrStroke: true }),
  row('heart-failure', 'Suy tim', 'Heart failure', {}),
  row('kidney-disease', 'Bệnh thận mạn', 'Kidney disease', { kidney: true }),
  row('eye-disease', 'Bệnh võng mạc', 'Eye disease', {}),
  row('nerve-disease', 'Bệnh thần kinh ngoại biên', 'Nerve disease', GLUCOSE),
  row('foot-disease', 'Biến chứng bàn chân', 'Foot disease', GLUCOSE),
];

export interface AdviceRow extends AnswerRow {
  /** Offered ticked where one of these stands among the person's risk factors; absent: for everybody. */
  readonly forRiskFactors?: readonly string[];
}

/** What is printed for the person to take home. */
export const ADVICE: readonly AdviceRow[] = [
  row('salt', 'Ăn nhạt: dưới 5 g muối một ngày', 'Less than 5 g of salt a day', qd5904('lối sống')),
  row(
    'medicine',
    'Uống thuốc đều mỗi ngày, không tự bỏ thuốc',
    'Take the medicine every day; do not stop it',
    {},
  ),
  row('smoking', 'Bỏ thuốc lá, thuốc lào', 'Stop smoking', {
    forRiskFactors: ['smoking'],
    ...qd5904('lối sống'),
  }),
  row(
    'alcohol',
    'Rượu bia: nam không quá 2, nữ không quá 1 đơn vị một ngày; một tuần không quá 10 và 5',
    'Alcohol: men at most 2 drinks a day, women 1; in a week 10 and 5',
    { forRiskFactors: ['alcohol'], ...qd5904('lối sống') },
  ),
  row(
    'waist',
    'Giữ vòng eo: nam dưới 90 cm, nữ dưới 80 cm',
    'Keep the waist under 90 cm (men), 80 cm (women)',
    {
      forRiskFactors: ['overweight'],
      ...qd5904('lối sống'),
    },
  ),
  row('weight', 'Giữ BMI từ 18,5 đến 22,9', 'Keep the BMI between 18.5 and 22.9', {
    forRiskFactors: ['overweight'],
    ...qd5904('lối sống'),
  }),
  row(
    'feet',
    'Xem bàn chân mỗi ngày, không đi chân đất',
    'Look at the feet every day; do not walk barefoot',
    GLUCOSE,
  ),
  row('low-glucose', 'Luôn mang theo kẹo đường', 'Always carry something sweet', GLUCOSE),
  row(
    'come-at-once',
    'Đến trạm ngay khi đau ngực, khó thở, yếu nửa người, nói khó',
    'Come at once with chest pain, breathlessness, weakness of one side or slurred speech',
    {},
  ),
];
