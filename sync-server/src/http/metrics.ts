// Figures for Prometheus: Node's own, requests by route as written, documents by what became of them.

import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { PushResult } from '@tram/shared-schema/sync/wire.js';

export interface Metrics {
  readonly contentType: string;
  text(): Promise<string>;
  answered(request: { method: string; route: string; status: number; seconds: number }): void;
  pulled(documents: number): void;
  pushed(counts: Readonly<Record<PushResult['kind'], number>>): void;
}

export function createMetrics(): Metrics {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'tram_http_request_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10, 60],
    registers,
  });
  const pulled = new Counter({
    name: 'tram_documents_pulled_total',
    help: 'Documents sent to tablets',
    registers,
  });
  const pushed = new Counter({
    name: 'tram_documents_pushed_total',
    help: 'Documents received, by what became of them',
    labelNames: ['result'] as const,
    registers,
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    answered: ({ method, route, status, seconds }) => requests.observe({ method, route, status }, seconds),
    pulled: (documents) => pulled.inc(documents),
    pushed: (counts) => {
      for (const [result, count] of Object.entries(counts)) pushed.inc({ result }, count);
    },
  };
}
