import type { SanityClient } from '@sanity/client';
import { personalFields } from '../../../lib/reports/personalData.ts';

type StoredReport = { reportedVia?: string; [field: string]: unknown };

/** Whether a report, or the private record of its published correction, may still have what a reader wrote. */
export const mayHaveReaderData = (draft: StoredReport | null, published: StoredReport | null): boolean =>
  draft
    ? draft.reportedVia !== 'staff' && personalFields.some((name) => draft[name] !== undefined)
    : published?.reportedVia === 'reader';

/** Erases what a reader wrote, with all earlier versions of the report. Only our own lake does it. */
export const eraseReaderData =
  (id: string) =>
  (client: SanityClient): Promise<unknown> =>
    client.request({
      url: `/data/erasures/${client.config().dataset}`,
      method: 'POST',
      body: { ids: [id] },
    });
