import type { EnglishOf } from '../sentence.js';
import type { chronicVi } from './chronic.vi.js';

export const chronicEn = {
  'chronic.action.visit': 'Chronic follow-up',
  'chronic.action.visitLate': 'Chronic follow-up · {days} days late',
  'chronic.action.screen': 'Screen blood pressure and glucose',
  'chronic.action.page': 'Chronic care',
  'chronic.timeline.label': 'Chronic care',
  'chronic.timeline.follow-up': 'Chronic follow-up',
  'chronic.timeline.screening': 'Screening',
  'chronic.timeline.contact': 'Call, message or home visit',
  'chronic.short.pressure': 'BP {value}',
  'chronic.short.glucose': 'Glucose {value} mmol/L',
  'chronic.contact.coming': 'Will come',
  'chronic.contact.no-answer': 'No answer',
  'chronic.contact.wrong-number': 'Wrong number',
  'chronic.contact.refuses': 'Refuses',
  'chronic.contact.moved': 'Moved away',
  'chronic.contact.died': 'Died',
  'chronic.contact.seen-elsewhere': 'Seen elsewhere',
  'chronic.contact.ask-home-visit': 'Needs a home visit',
  'chronic.contact.other': 'Other',
  'chronic.menu.missing': 'Who is missing',
  'chronic.menu.registers': 'Registers 01A, 01B and others',
  'chronic.today.missing': '{count} missed their visit or ran out of medicine',
  'chronic.today.open': 'Open the list',
} as const satisfies EnglishOf<typeof chronicVi>;
