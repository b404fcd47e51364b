import { describe, expect, it } from 'vitest';
import { createFillForecast } from './fill-forecast.js';

describe('how long receiving may still take', () => {
  it('is not said before three seconds of it were seen', () => {
    const forecast = createFillForecast();
    expect(forecast.leftMs(0, 1000)).toBeUndefined();
    expect(forecast.leftMs(2_999, 900)).toBeUndefined();
    expect(forecast.leftMs(3_000, 900)).toBe(27_000);
  });

  it('follows the last half minute, so that a line that grew slow is not promised fast', () => {
    const forecast = createFillForecast();
    forecast.leftMs(0, 100_000);
    forecast.leftMs(10_000, 50_000);
    forecast.leftMs(41_000, 49_000);
    expect(forecast.leftMs(51_000, 48_000)).toBe(480_000);
  });

  it('is not said while nothing comes', () => {
    const forecast = createFillForecast();
    forecast.leftMs(0, 500);
    expect(forecast.leftMs(10_000, 500)).toBeUndefined();
  });

  it('begins again where a clock was set back or the server has more than before', () => {
    const forecast = createFillForecast();
    forecast.leftMs(50_000, 500);
    expect(forecast.leftMs(10_000, 400)).toBeUndefined();
    expect(forecast.leftMs(20_000, 900)).toBeUndefined();
    expect(forecast.leftMs(30_000, 450)).toBe(10_000);
  });
});
