import type { EnglishOf } from '../sentence.js';
import type { papersVi } from './papers.vi.js';

export const papersEn = {
  'papers.without': 'Has no papers yet',
  'papers.question': 'Why are there no papers?',
  'papers.reason.newborn': 'Newborn',
  'papers.reason.foreigner': 'Foreigner',
  'papers.reason.unidentified': 'Not identified',
  'papers.reason.other': 'Another reason',
  'papers.has': 'Has papers',
  'papers.codeWillCome':
    'Once saved, this person has a temporary code of the station. Papers that come later are added to this record.',
  'papers.field.withoutPapers': 'Has no papers because',
  'papers.field.temporaryCode': 'Temporary code',
  'papers.field.nationalityCode': 'Nationality',
  'papers.field.passportNumber': 'Passport number',
  'papers.field.motherPersonId': 'Mother',
  'papers.field.multipleBirth': 'Twins or more: which of them?',
  'papers.multipleBirthFact': 'Of a multiple birth',
  'papers.birthOrder': 'Baby {order}',

  'papers.motherSearch': 'The mother',
  'papers.motherHint':
    'Find her among the people of the station: household, hamlet and address are taken from her.',
  'papers.guardianHint':
    'If the mother is not known here, type her name, then press the button for the name.',
  'papers.useNewbornName': 'Use the name “{name}” for now',
  'papers.newbornNameHint': 'A name until there is a birth certificate.',
  'papers.countrySearch': 'Type the country',
  'papers.birthYearAbout': 'If only the year can be guessed, type the year.',
  'papers.marks': 'What this person is known by',
  'papers.marksHint': 'Build, scars, clothes, where and when met, who brought them.',
  'papers.registerNewborn': 'Register a newborn',

  'papers.codeTitle': 'Temporary code',
  'papers.codeWhy': 'No personal id yet: {reason}. This code is used in its place.',
  'papers.codeOld': 'Still found by the temporary code {code}',
  'papers.complete': 'Add papers',
  'papers.completeTitle': 'Add papers',
  'papers.completeHint':
    'Write the personal id, and the name and birth date as on the paper. The record and its history stay; the temporary code still finds it.',
  'papers.codeFound': 'Temporary code {code}',
  'papers.codeNotHere': 'Nobody on this tablet has the temporary code {code}',
  'papers.codeNotHereWhy':
    'The code is right, but another station gave it or the record has not reached this tablet.',
  'papers.codeNotHereNow': 'Connect to receive it, or search by name.',

  'papers.cardCompletes': 'Is this the card of somebody already on record?',
  'papers.cardCompletesWhy':
    'These people have no papers yet. If it is one of them, choose; do not register them twice.',
  'papers.cardCompletesSearch': 'Find the person on record this card belongs to',
  'papers.cardCompletesHint': 'Type the name used so far, the mother’s name or the hamlet.',

  'papers.printSlip': 'Print a slip',
  'papers.printHouseholdSlip': 'Print the household’s slip',
  'papers.slipTitle': 'This person’s slip',
  'papers.householdSlipTitle': 'The household’s slip',
  'papers.slipOf': 'Slip of the health station',
  'papers.slipHousehold': 'Household slip',
  'papers.slipScan':
    'Bring it to the station. If it cannot be scanned, type the line above into the search box.',
  'papers.slipNothingPersonal': 'The QR code holds only the number of the record, no name and no illness.',
  'papers.slipQr': 'The slip’s QR code',
  'papers.slipBorn': 'Born {year}',
  'papers.slipNumber': 'Household number: {number}',
  'papers.print': 'Print',
  'papers.qrFailed': 'The QR code could not be drawn',
  'papers.qrFailedWhy': 'The part that draws codes has not reached this tablet.',
  'papers.qrFailedNow': 'Connect and open this page again. The words can be printed all the same.',
  'papers.slipElsewhere': 'This slip is of another station',
  'papers.slipElsewhereWhy':
    'It is a slip of ours, but another station printed it; this tablet does not hold that record.',
  'papers.slipElsewhereNow': 'Scan the ID card, or register this person at your station.',
} as const satisfies EnglishOf<typeof papersVi>;
