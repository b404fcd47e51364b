// What the answers mean, each with the next step: put off with its reason and day, or written down as contraindicated.

import { concerns, type ScreeningFinding } from '@tram/shared-schema/immunisation/screening.js';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import { t } from '#text/text.js';
import { Button } from '#ui/Button.js';
import { Stack } from '#ui/Layout.js';
import { Notice } from '#ui/Notice.js';
import type { DecisionStart } from '../decision-start.js';
import type { GiveFormModel } from '../give-form-model.js';
import { findingTitle, findingWhom } from '../give-words.js';

export interface FindingNoticesProps {
  form: GiveFormModel;
  onDecide: (start: DecisionStart) => void;
}

export function FindingNotices({ form, onDecide }: FindingNoticesProps) {
  const findings = form.findings.value;
  if (findings.length === 0) return null;
  return (
    <Stack>
      {findings.map((finding) => (
        <Notice
          key={finding.question}
          meaning="stop"
          live="polite"
          title={findingTitle(finding)}
          why={findingWhom(finding)}
          whatNow={
            finding.untilOn !== undefined &&
            t('vaccines.findingAgain', { date: formatLocalDate(finding.untilOn) })
          }
          actions={
            <Button kind="primary" icon="calendar-clock" onPress={() => onDecide(startOf(form, finding))}>
              {finding.outcome.decision === 'deferred' ? t('vaccines.deferNow') : t('vaccines.contraNow')}
            </Button>
          }
        />
      ))}
    </Stack>
  );
}

function startOf(form: GiveFormModel, finding: ScreeningFinding): DecisionStart {
  const { decision, reason } = finding.outcome;
  const chosen = form.values.value.doses.filter((dose) => dose.chosen);
  const screening = form.screening();
  const concerned = chosen.filter(({ vaccineCode }) => concerns(finding, form.vaccineOf(vaccineCode)));
  return {
    kind: decision,
    reason,
    vaccineCodes: concerned.map(({ vaccineCode }) => vaccineCode),
    ...(finding.untilOn !== undefined && { untilOn: finding.untilOn }),
    ...(screening && { screening }),
  };
}
