// On a person's page: what is wrong with the record, and the place for the answer of the insurance portal.

import { isCounted } from '@tram/shared-schema/people/counted.js';
import { t } from '#text/text.js';
import type { PersonAction } from '../people-deps.js';
import type { PersonDirectory } from '../person-directory.js';
import { mendPersonPath } from './paths.js';

export const checkRecordAction = ({ standingFor }: Pick<PersonDirectory, 'standingFor'>): PersonAction => ({
  label: () => t('people.checkRecord'),
  icon: 'badge-check',
  href: ({ _id }) => mendPersonPath(_id),
  isFor: (person) => isCounted(person, standingFor),
});
