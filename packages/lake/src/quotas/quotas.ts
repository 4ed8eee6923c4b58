/** `each`: of people and tokens. `administrator`: of administrators and their tokens; 0: may create none. */
type Quota = { what: string; each: number; administrator: number };

/**
 * What one account may create in a dataset within 24 hours. It is far more than a person or an import needs, and little
 * enough that one account fills neither a disk nor a list.
 */
export const dailyQuotas = {
  transactions: { what: 'transactions', each: 200_000, administrator: 2_000_000 },
  documents: { what: 'new documents', each: 10_000, administrator: 2_000_000 },
  characters: {
    what: 'characters stored in documents and their history',
    each: 2_000_000_000,
    administrator: 200_000_000_000,
  },
  schedules: { what: 'new schedules', each: 500, administrator: 5_000 },
  uploads: { what: 'uploads', each: 5_000, administrator: 2_000_000 },
  uploadedBytes: {
    what: 'bytes of uploads',
    each: 50_000_000_000,
    administrator: 5_000_000_000_000,
  },
} satisfies Record<string, Quota>;

export type DailyQuota = keyof typeof dailyQuotas;

/** What can exist at one time. */
export const standingQuotas = {
  people: { what: 'people', each: 0, administrator: 2_000 },
  tokens: { what: 'API tokens', each: 0, administrator: 500 },
  datasets: { what: 'datasets, besides one for comments of each', each: 0, administrator: 100 },
  sessions: { what: 'sessions of one person; the oldest ends', each: 100, administrator: 100 },
  previews: { what: 'previews of one session or token; the oldest ends', each: 100, administrator: 100 },
  settings: { what: 'settings of Studio of one person', each: 200, administrator: 200 },
} satisfies Record<string, Quota>;
