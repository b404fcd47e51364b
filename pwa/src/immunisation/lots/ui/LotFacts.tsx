// What stands on a lot's box, and what came of it.

import { epochMsOf } from '@tram/shared-schema/document/instant.js';
import type { LotStock } from '@tram/shared-schema/immunisation/lot-stock.js';
import type { VaccineLot } from '@tram/shared-schema/immunisation/vaccine-lot.js';
import { formatLocalDate } from '@tram/shared-schema/local-date.js';
import { formatDateTime } from '#text/format-time.js';
import { t } from '#text/text.js';
import { Facts } from '#ui/Facts.js';
import { Card } from '#ui/Layout.js';
import { doseCount } from '../lot-words.js';

export function LotFacts({ lot, stock }: { lot: VaccineLot; stock: LotStock | undefined }) {
  return (
    <Card>
      <Facts
        facts={[
          { label: t('vaccineLots.lotExpires'), value: formatLocalDate(lot.expiresOn) },
          { label: t('vaccineLots.lotPerVial'), value: lot.dosesPerVial },
          { label: t('vaccineLots.lotMaker'), value: lot.manufacturer },
          ...(stock ? stockFacts(stock) : []),
        ]}
      />
    </Card>
  );
}

function stockFacts(stock: LotStock) {
  const { counted } = stock;
  return [
    ...(['received', 'given', 'wasted', 'returned'] as const).map((part) => ({
      label: t(`vaccineLots.stock.${part}`),
      value: doseCount(stock[part]),
    })),
    {
      label: t('vaccineLots.stock.openedVials'),
      value: t('vaccineLots.stockVials', { count: stock.openedVials }),
    },
    ...(counted
      ? [
          {
            label: t('vaccineLots.stock.counted'),
            value: t('vaccineLots.stock.countedAt', {
              count: counted.quantity,
              time: formatDateTime(epochMsOf(counted.at)),
            }),
          },
        ]
      : []),
    { label: t('vaccineLots.stock.left'), value: doseCount(stock.left) },
  ];
}
