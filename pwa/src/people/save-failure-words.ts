// Why a form of people could not be saved, and what to do.

import type { ChangeFailure } from '#documents/tablet-documents.js';
import { t } from '#text/text.js';

export const saveFailureWords = ({ kind }: ChangeFailure) => ({
  what: t('people.failedTitle'),
  why: t(`people.failed.${kind}`),
  whatNow: t(`people.failed.${kind}.now`),
});
