import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Outcome, Pages } from './pages/Pages.ts';

export type Metrics = {
  registry: Registry;
  countPage: (outcome: Outcome) => void;
  observeFill: (milliseconds: number) => void;
  observeVisible: (milliseconds: number) => void;
  countFailure: () => void;
};

/** What Prometheus reads at /metrics. @see https://prometheus.io/docs/practices/naming/ */
export const createMetrics = (pages: () => Pages): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  // Counted in plain numbers: a labelled counter would take as long as the rest of a hit.
  const outcomes: Record<Outcome, number> = { hit: 0, stale: 0, miss: 0, pass: 0, error: 0 };
  new Counter({
    name: 'copydesk_page_requests_total',
    help: "Requests for readers' pages by outcome",
    labelNames: ['outcome'],
    registers,
    collect() {
      this.reset();
      for (const [outcome, count] of Object.entries(outcomes)) this.inc({ outcome }, count);
    },
  });
  const failures = new Counter({
    name: 'copydesk_page_fill_failures_total',
    help: 'Times that the site could not give a page',
    registers,
  });
  const fills = new Histogram({
    name: 'copydesk_page_fill_seconds',
    help: 'How long the site took for a page, or to say that it is unchanged',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
    registers,
  });
  const visible = new Histogram({
    name: 'copydesk_publish_visible_seconds',
    help: 'From the event of a publish to the pages that it is about being fresh',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15],
    registers,
  });
  new Gauge({
    name: 'copydesk_pages',
    help: 'Pages in memory',
    registers,
    collect() {
      this.set(pages().store.size);
    },
  });
  new Gauge({
    name: 'copydesk_page_bytes',
    help: 'Bytes of pages in memory',
    registers,
    collect() {
      this.set(pages().store.bytes);
    },
  });
  new Gauge({
    name: 'copydesk_pages_waiting',
    help: 'Pages in memory that wait to be made anew',
    registers,
    collect() {
      this.set(pages().waiting);
    },
  });
  new Gauge({
    name: 'copydesk_content_reachable',
    help: '1 while the live events of the Content Lake come in',
    aggregator: 'min',
    registers,
    collect() {
      this.set(Number(pages().isContentReachable));
    },
  });
  return {
    registry,
    countPage: (outcome) => {
      outcomes[outcome] += 1;
    },
    observeFill: (milliseconds) => fills.observe(milliseconds / 1000),
    observeVisible: (milliseconds) => visible.observe(milliseconds / 1000),
    countFailure: () => failures.inc(),
  };
};
