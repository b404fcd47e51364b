// What a day at the station knows and writes of vaccines and chronic care, in words that stand nowhere else.

import { expect } from '@playwright/test';
import type { PersonDocId } from '@tram/shared-schema/document/ids.js';
import { aDose, anEnrolment } from '@tram/shared-schema/fixtures/care-builders.js';
import type { Station } from '../fixtures.js';
import { envelopeOf, knowDocuments } from '../known-documents.js';
import { ChronicPages } from '../pages/chronic-pages.js';
import { expectDraftKept } from '../pages/draft-kept.js';
import type { StationApp } from '../pages/station-app.js';

export const CARE_WORDS = {
  doses: ['LBN7731X', 'Chép theo sổ bìa nứa'],
  followUps: ['Bớt chẩm chéo mặn'],
  enrolments: ['Con dâu út nhắc uống thuốc', 'Xin đổi ngày chợ phiên'],
} as const;

/** Registers name illnesses; browsers write addresses down in clear. */
export const ADDRESSES_THAT_TELL = ['=hypertension', '=diabetes'] as const;

/** Under chronic care, and with a dose from a paper book. */
export async function knowCareOf(station: Station, personId: PersonDocId): Promise<void> {
  const [note, bookNote] = [CARE_WORDS.enrolments[0], CARE_WORDS.doses[1]];
  const envelope = { ...(await envelopeOf(station)), personId };
  await knowDocuments(station, [
    anEnrolment({ ...envelope, note }),
    aDose({
      ...envelope,
      ...{ source: 'paper-book', vaccineCode: 'td', lotNumber: CARE_WORDS.doses[0], note: bookNote },
      ...{ lotId: undefined, givenBy: undefined, screening: undefined },
    }),
  ]);
}

/** A routine visit, and a change of the enrolment that is left half written. */
export async function careForThem(app: StationApp, words: string, name: string): Promise<void> {
  const { page } = app;
  const chronic = new ChronicPages(page);
  await app.openPerson(words, name);
  await chronic.openVisit();
  await page.keyboard.type('12878');
  await page.getByText('Đo thêm, nơi khám, ngày, dặn dò').click();
  await page.getByLabel('Dặn dò').fill(CARE_WORDS.followUps[0]);
  await chronic.saveVisit.click();
  await app.person.expectShown(name);
  await expect(page.getByText('HA 128/78')).toBeVisible();
  await page.getByRole('link', { name: /^Theo dõi bệnh mạn tính/ }).click();
  await page.getByRole('link', { name: /^Tăng huyết áp/ }).click();
  const note = page.getByLabel('Ghi chú');
  await expect(note).toHaveValue(CARE_WORDS.enrolments[0]);
  await note.fill(CARE_WORDS.enrolments[1]);
  await expectDraftKept(page);
}
