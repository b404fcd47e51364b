// How pressure and glucose went, with the target behind the line and the months somebody stayed away. The chart itself is
// fetched when it is first shown.

import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { formatNumber } from '#text/format-number.js';
import { t } from '#text/text.js';
import { Card, Section, Stack } from '#ui/Layout.js';
import { Skeleton } from '#ui/Skeleton.js';
import type { PersonCareState } from '../watch-care.js';
import styles from './Questions.module.css';
import type { TrendChartProps } from './TrendChart.js';

function LateChart(props: TrendChartProps) {
  const [Chart, setChart] = useState<FunctionComponent<TrendChartProps>>();
  useEffect(() => {
    let left = false;
    void import('./TrendChart.js').then(({ TrendChart }) => {
      if (!left) setChart(() => TrendChart);
    });
    return () => {
      left = true;
    };
  }, []);
  return Chart ? <Chart {...props} /> : <Skeleton rows={4} />;
}

export function PersonTrends({ care }: { care: PersonCareState }) {
  const charts = chartsOf(care);
  if (charts.length === 0) return null;
  return (
    <Section title={t('chronic.page.trend')}>
      <Stack>
        {charts.map((chart) => (
          <Card key={chart.label}>
            <h3>{chart.label}</h3>
            <p class={styles.soft}>
              {[...chart.series.map(({ name }) => name), bandWords(chart), t('chronic.page.missed')]
                .filter((part) => part !== undefined)
                .join(' · ')}
            </p>
            <LateChart {...chart} />
          </Card>
        ))}
      </Stack>
    </Section>
  );
}

/** A year of them is what a screen can show. */
const SHOWN = 18;

function chartsOf({ lines, targets, missed }: PersonCareState): readonly TrendChartProps[] {
  const target = targets['hypertension'] ?? targets['diabetes'];
  const sugar = targets['diabetes'];
  const pressures = lines
    .filter(({ pressure }) => pressure)
    .slice(0, SHOWN)
    .reverse();
  const glucoses = lines
    .filter(({ glucose }) => glucose)
    .slice(0, SHOWN)
    .reverse();
  const charts: TrendChartProps[] = [];
  if (pressures.length > 1)
    charts.push({
      label: t('chronic.page.trendPressure'),
      days: pressures.map(({ on }) => on),
      series: [
        { name: t('chronic.page.systolic'), values: pressures.map(({ pressure }) => pressure?.systolicMmHg) },
        {
          name: t('chronic.page.diastolic'),
          values: pressures.map(({ pressure }) => pressure?.diastolicMmHg),
        },
      ],
      band: bandOf(undefined, target?.systolicBelow),
      secondBelow: target?.diastolicBelow,
      missedMonths: missed,
      range: [50, 180],
      decimals: 0,
    });
  if (glucoses.length > 1)
    charts.push({
      label: t('chronic.page.trendGlucose'),
      days: glucoses.map(({ on }) => on),
      series: [
        { name: t('chronic.page.glucoseAxis'), values: glucoses.map(({ glucose }) => glucose?.mmolL) },
      ],
      band: bandOf(sugar?.fastingGlucoseFromMmolL, sugar?.fastingGlucoseBelowMmolL),
      missedMonths: missed,
      range: [2, 16],
      decimals: 1,
    });
  return charts;
}

const bandOf = (from: number | undefined, below: number | undefined): TrendChartProps['band'] =>
  below === undefined ? undefined : { from: from ?? 0, below };

/** What is shaded, and the line the second measurement has to stay below. */
function bandWords({ band, secondBelow, decimals }: TrendChartProps): string | undefined {
  if (!band) return undefined;
  const from = band.from > 0 ? `${formatNumber(band.from, decimals)}–` : '< ';
  const first = `${from}${formatNumber(band.below, decimals)}`;
  const value = secondBelow === undefined ? first : `${first} / < ${formatNumber(secondBelow)}`;
  return t('chronic.page.bandOf', { value });
}
