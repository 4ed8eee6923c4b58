import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { MailFigure } from '../server/mail/MailStore.ts';
import type { Outcome, Pages } from './pages/Pages.ts';

export type Metrics = {
  registry: Registry;
  countPage: (outcome: Outcome) => void;
  observeFill: (milliseconds: number) => void;
  observeVisible: (milliseconds: number) => void;
  countFailure: () => void;
};

type ReadMail = () => Record<MailFigure, number>;

type MeasuredEdge = { pages: Pages; live: { count: number } };

/** The metrics at /metrics. @see https://prometheus.io/docs/practices/naming/ */
export const createMetrics = (edge: () => MeasuredEdge, readMail?: ReadMail): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  // Plain numbers: a labelled counter takes as long as the rest of a hit.
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
    help: 'Failed requests to the site for a page',
    registers,
  });
  const fills = new Histogram({
    name: 'copydesk_page_fill_seconds',
    help: 'Time that the site took to render a page or to answer that it is unchanged',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
    registers,
  });
  const visible = new Histogram({
    name: 'copydesk_publish_visible_seconds',
    help: 'Time from a publish event until the pages that show it are refreshed',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 15],
    registers,
  });
  const gauge = (name: string, help: string, read: () => number, aggregator?: 'min'): void => {
    new Gauge({
      name,
      help,
      registers,
      ...(aggregator && { aggregator }),
      collect() {
        this.set(read());
      },
    });
  };
  gauge('copydesk_pages', 'Pages in memory', () => edge().pages.store.size);
  gauge('copydesk_page_bytes', 'Memory of cached pages in bytes', () => edge().pages.store.bytes);
  gauge('copydesk_pages_waiting', 'Pages in memory that wait for a refresh', () => edge().pages.waiting);
  gauge(
    'copydesk_content_reachable',
    '1 while the edge receives the live events of the Content Lake',
    () => Number(edge().pages.isContentReachable),
    'min',
  );
  gauge('copydesk_live_readers', 'Open streams of live stories', () => edge().live.count);
  if (readMail) observeMail(registry, readMail);
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

/** What the mail process stored. Each worker reads the same, so the first one's is shown. */
const observeMail = (registry: Registry, read: ReadMail): void => {
  const shown = { registers: [registry], aggregator: 'first' as const };
  const counters: [figure: MailFigure, name: string, help: string][] = [
    ['sent', 'copydesk_mails_sent_total', 'Mails that the mail server accepted'],
    ['rejected', 'copydesk_mails_rejected_total', 'Mails to addresses that the mail server does not accept'],
    ['unknown', 'copydesk_mails_unknown_total', 'Mails that were sent whole and never answered'],
    ['failures', 'copydesk_mail_failures_total', 'Attempts to mail that are repeated later'],
  ];
  for (const [figure, name, help] of counters) {
    new Counter({
      ...shown,
      name,
      help,
      collect() {
        this.reset();
        this.inc(read()[figure]);
      },
    });
  }
  const gauges: typeof counters = [
    ['pending', 'copydesk_mail_entries_pending', 'Entries of “For me” that wait to be mailed'],
    ['failing', 'copydesk_mail_server_failing', '1 while the mail server accepts nothing'],
    ['unread', 'copydesk_mail_people_unread', 'People whose entries could not be read'],
  ];
  for (const [figure, name, help] of gauges) {
    new Gauge({
      ...shown,
      name,
      help,
      collect() {
        this.set(read()[figure]);
      },
    });
  }
};
