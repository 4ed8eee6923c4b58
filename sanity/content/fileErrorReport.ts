import 'server-only';
import { uuid } from '@sanity/uuid';
import type { ErrorReport } from '../../lib/reports/errorReport.ts';
import { reportDocument } from '../../lib/reports/reportDocument.ts';
import { readWire } from '../../lib/wire/readWire.ts';
import { reportedStory } from '../../lib/wire/story.ts';
import { reportedStoryQuery } from '../queries/article.ts';
import { readClient, reportClient } from './client.ts';

export type ReportedStory = { id: string; slug: string; headline: string };

/** The story that a report names, or null. */
export const findReportedStory = async (slug: string): Promise<ReportedStory | null> => {
  const wire = await readClient().fetch<unknown>(reportedStoryQuery, { slug });
  const { value: story } = readWire(reportedStory, wire ?? null);
  return story && { id: story._id, slug: story.slug, headline: story.headline ?? story.slug };
};

/** Puts a reader's report on the editors' desk, as a draft that no reader can see. */
export const fileErrorReport = async (report: ErrorReport, story: ReportedStory): Promise<void> => {
  const document = reportDocument(report, { id: uuid(), articleId: story.id, reportedAt: new Date() });
  await reportClient().create(document, { returnDocuments: false });
};
