import type { SanityClient } from '@sanity/client';
import { evaluate, parse } from 'groq-js';
import { readFacts } from '../../../../sanity/studio/numbers/readNumbers.ts';

const now = '2026-11-28T12:00:00Z';

const clientOf = (dataset: Record<string, unknown>[]): SanityClient =>
  ({
    fetch: async (query: string, params: Record<string, unknown>) =>
      (await evaluate(parse(query, { params }), { dataset, params })).get(),
  }) as unknown as SanityClient;

describe('readFacts', () => {
  it('counts a report once, though a release has a copy of its correction', async () => {
    const report = { _type: 'correction', status: 'drafted', reportedAt: '2026-11-27T12:00:00Z' };
    const client = clientOf([
      { _id: 'drafts.report', ...report },
      { _id: 'versions.rOne.report', ...report, status: 'approved' },
    ]);
    const { signal } = new AbortController();
    const { reports } = await readFacts(client, { weekCount: 4, now, timeZone: 'UTC', signal });
    expect(reports).toEqual([{ reportedAt: report.reportedAt, answeredAt: null, section: null }]);
  });
});
