// What came of a file: by counts, by tablet, and what was wrong with it.

import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import { formatNumber } from '#text/format-number.js';
import { formatDateTime } from '#text/format-time.js';
import { t } from '#text/text.js';
import { Facts } from '#ui/Facts.js';
import { Card, Stack } from '#ui/Layout.js';
import { Notice, Refusal } from '#ui/Notice.js';
import { faultWords, refusedWords, type TakeFault } from '../fault-words.js';
import type { TakenDayFile, TakenPart } from '../take-day-file.js';

export const NotTaken = ({ fault }: { fault: TakeFault }) => (
  <Refusal what={t('dayFile.notTaken')} {...faultWords(fault)} />
);

const lookedAt = ({ counts }: TakenPart): number =>
  counts.new + counts.merged + counts.known + counts.refused;

function PartCard({ part }: { part: TakenPart }) {
  const { counts, refused } = part;
  const isCut = lookedAt(part) < part.count;
  const value = (count: number, name: string) => (
    <span data-testid={`taken-${name}`}>{formatNumber(count)}</span>
  );
  return (
    <Card>
      <Stack gap="s">
        <p>
          {t('dayFile.takenFrom', { code: part.replicaId, at: formatDateTime(epochMsOf(part.madeAt)) })}
          {isCut && ` · ${t('dayFile.countOf', { done: lookedAt(part), total: part.count })}`}
        </p>
        <Facts
          facts={[
            { label: t('dayFile.countNew'), value: value(counts.new, 'new') },
            { label: t('dayFile.countMerged'), value: value(counts.merged, 'merged') },
            { label: t('dayFile.countKnown'), value: value(counts.known, 'known') },
            { label: t('dayFile.countRefused'), value: value(counts.refused, 'refused') },
          ]}
        />
        {refused.length > 0 && (
          <Notice
            meaning="late"
            title={t('dayFile.refusedWhy')}
            why={
              <ul>
                {refusedWords(refused.map(({ refusal }) => refusal)).map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            }
          />
        )}
      </Stack>
    </Card>
  );
}

export function TakenFile({ taken: { parts, fault } }: { taken: TakenDayFile }) {
  const begun = parts.filter((part) => lookedAt(part) > 0);
  if (fault && begun.length === 0) return <NotTaken fault={fault} />;
  return (
    <Stack>
      {fault ? (
        <Refusal what={t('dayFile.takenPartly')} {...faultWords(fault)} />
      ) : (
        <Notice meaning="done" live="polite" title={t('dayFile.taken')} />
      )}
      {begun.map((part) => (
        <PartCard key={`${part.replicaId} ${part.madeAt}`} part={part} />
      ))}
      <p>{t('dayFile.carrying')}</p>
    </Stack>
  );
}
