// A measurement over time with its target behind the line and the months somebody stayed away; read without touching it.
// The only file that knows uPlot.

import type { LocalDate } from '@tram/shared-schema/local-date.js';
import { toEpochDay } from '@tram/shared-schema/local-date.js';
import { useEffect, useRef } from 'preact/hooks';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { formatNumber } from '#text/format-number.js';
import styles from './TrendChart.module.css';

export interface TrendSeries {
  readonly name: string;
  /** Same length as the days; undefined where it was not measured. */
  readonly values: readonly (number | undefined)[];
}

export interface TrendChartProps {
  /** Said aloud in place of the picture. */
  label: string;
  days: readonly LocalDate[];
  series: readonly TrendSeries[];
  /** What care aims at: shaded from `from` to `below`. */
  band: { readonly from: number; readonly below: number } | undefined;
  /** Drawn across in the colour of the second line: what it has to stay below. */
  secondBelow?: number | undefined;
  /** First days of months nobody came in, `2026-10`. */
  missedMonths: readonly string[];
  /** Shown at the least; more where a value lies outside. */
  range: readonly [from: number, to: number];
  decimals: 0 | 1;
}

const DAY_SECONDS = 86_400;
const HEIGHT = 260;
const MONTH_DAYS = 30;

const secondsOf = (day: LocalDate): number => toEpochDay(day) * DAY_SECONDS;

/** Colours of the theme the page has now. */
function colours(
  element: Element,
): Record<'ink' | 'soft' | 'line' | 'first' | 'second' | 'band' | 'missed', string> {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ink: token('--ink'),
    soft: token('--ink-soft'),
    line: token('--line'),
    first: token('--accent'),
    second: token('--late-fg'),
    band: token('--done-bg'),
    missed: token('--sunken'),
  };
}
type Colours = ReturnType<typeof colours>;

function fillBetween(plot: uPlot, from: [number, number], to: [number, number], colour: string): void {
  const { ctx } = plot;
  const left = Math.max(plot.valToPos(from[0], 'x', true), plot.bbox.left);
  const right = Math.min(plot.valToPos(to[0], 'x', true), plot.bbox.left + plot.bbox.width);
  const top = Math.max(plot.valToPos(to[1], 'y', true), plot.bbox.top);
  const bottom = Math.min(plot.valToPos(from[1], 'y', true), plot.bbox.top + plot.bbox.height);
  if (right <= left || bottom <= top) return;
  ctx.save();
  ctx.fillStyle = colour;
  ctx.fillRect(left, top, right - left, bottom - top);
  ctx.restore();
}

function drawBehind(
  plot: uPlot,
  { band, secondBelow, missedMonths }: TrendChartProps,
  colour: Colours,
): void {
  const { x, y } = plot.scales;
  const [left, right] = [x?.min ?? 0, x?.max ?? 0];
  const [bottom, top] = [y?.min ?? 0, y?.max ?? 0];
  for (const month of missedMonths) {
    const from = secondsOf(`${month}-01` as LocalDate);
    fillBetween(plot, [from, bottom], [from + MONTH_DAYS * DAY_SECONDS, top], colour.missed);
  }
  if (band) fillBetween(plot, [left, band.from], [right, band.below], colour.band);
  if (secondBelow === undefined) return;
  const { ctx, bbox } = plot;
  const height = plot.valToPos(secondBelow, 'y', true);
  ctx.save();
  ctx.strokeStyle = colour.second;
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([2 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, height);
  ctx.lineTo(bbox.left + bbox.width, height);
  ctx.stroke();
  ctx.restore();
}

/** Each value beside its point: nobody has to touch the line to read it. */
function drawValues(plot: uPlot, { series, days, decimals }: TrendChartProps, colour: Colours): void {
  const { ctx } = plot;
  const scale = devicePixelRatio;
  ctx.save();
  ctx.fillStyle = colour.ink;
  ctx.font = `${13 * scale}px system-ui, sans-serif`;
  ctx.textAlign = 'center';
  const step = Math.ceil(days.length / 12);
  series.forEach(({ values }, at) => {
    values.forEach((value, place) => {
      const day = days[place];
      if (value === undefined || day === undefined || (days.length - 1 - place) % step !== 0) return;
      const above = at === 0 ? -8 : 18;
      const [x, y] = [plot.valToPos(secondsOf(day), 'x', true), plot.valToPos(value, 'y', true)];
      ctx.fillText(formatNumber(value, decimals), x, y + above * scale);
    });
  });
  ctx.restore();
}

function optionsOf(props: TrendChartProps, width: number, colour: Colours): uPlot.Options {
  const axis = {
    stroke: colour.soft,
    grid: { stroke: colour.line, width: 1 },
    ticks: { stroke: colour.line },
  };
  const monthOf = (seconds: number): string => {
    const day = new Date(seconds * 1000).toISOString();
    return `${day.slice(5, 7)}/${day.slice(2, 4)}`;
  };
  return {
    width,
    height: HEIGHT,
    // Pages scroll under a thumb: the chart takes no part in it.
    cursor: { show: false },
    legend: { show: false },
    scales: {
      x: { time: false, range: (_plot, from, to) => [from - 12 * DAY_SECONDS, to + 12 * DAY_SECONDS] },
      y: {
        range: (_plot, from, to) => {
          const [least, most] = props.range;
          return [Math.min(least, from), Math.max(most, to)];
        },
      },
    },
    axes: [
      {
        ...axis,
        values: (_plot, ticks) => ticks.map(monthOf),
        incrs: [1, 2, 3, 6, 12].map((months) => months * MONTH_DAYS * DAY_SECONDS),
      },
      { ...axis, values: (_plot, ticks) => ticks.map((tick) => formatNumber(tick)) },
    ],
    series: [
      {},
      ...props.series.map(({ name }, at) => ({
        label: name,
        stroke: at === 0 ? colour.first : colour.second,
        width: 2.5,
        // A month without a value is a gap in the line, not a straight stroke over it.
        spanGaps: false,
        ...(at > 0 && { dash: [6, 4] }),
        points: { show: true, size: 8 },
      })),
    ],
    hooks: {
      drawClear: [(plot) => drawBehind(plot, props, colour)],
      draw: [(plot) => drawValues(plot, props, colour)],
    },
  };
}

export function TrendChart(props: TrendChartProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return undefined;
    const colour = colours(element);
    const data: uPlot.AlignedData = [
      props.days.map(secondsOf),
      ...props.series.map(({ values }) => values.map((value) => value ?? null)),
    ];
    const plot = new uPlot(optionsOf(props, element.clientWidth, colour), data, element);
    const watcher = new ResizeObserver(() => plot.setSize({ width: element.clientWidth, height: HEIGHT }));
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      plot.destroy();
    };
  }, [props]);
  return <div ref={place} class={styles.chart} role="img" aria-label={props.label} />;
}
