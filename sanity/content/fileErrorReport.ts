import 'server-only';
import { uuid } from '@sanity/uuid';
import type { ErrorReport } from '../../lib/reports/errorReport.ts';
import { reportDocument } from '../../lib/reports/reportDocument.ts';
import { reportedStoryQuery } from '../queries/article.ts';
import { readClient, reportClient } from './client.ts';

export type ReportedStory = { id: string; slug: string; headline: string };

/** The story that a report names, or null. */
export const findReportedStory = async (slug: string): Promise<ReportedStory | null> => {
  const story = await readClient().fetch(reportedStoryQuery, { slug });
  return story?.slug ? { id: story._id, slug: story.slug, headline: story.headline ?? slug } : null;
};

/** Puts a reader's report on the editors' desk, as a draft that no reader can see. */
export const fileErrorReport = async (report: ErrorReport, story: ReportedStory): Promise<void> => {
  const document = reportDocument(report, { id: uuid(), articleId: story.id, reportedAt: new Date() });
  await reportClient().create(document, { returnDocuments: false });
};
