import 'server-only';
import { uuid } from '@sanity/uuid';
import { parseResult } from '../../lib/queryResults/parseResult.ts';
import { reportedStory } from '../../lib/queryResults/story.ts';
import type { ErrorReport } from '../../lib/reports/errorReport.ts';
import { reportDocument } from '../../lib/reports/reportDocument.ts';
import { reportedStoryQuery } from '../queries/article.ts';
import { readClient, reportClient } from './read/client.ts';

export type ReportedStory = { id: string; slug: string; headline: string };

/** The story that a report names, or null. */
export const findReportedStory = async (slug: string): Promise<ReportedStory | null> => {
  const result = await readClient().fetch<unknown>(reportedStoryQuery, { slug });
  const { value: story } = parseResult(reportedStory, result ?? null);
  return story && { id: story._id, slug: story.slug, headline: story.headline ?? story.slug };
};

/** Files a reader's report for the editors, as a draft that readers cannot see. */
export const fileErrorReport = async (report: ErrorReport, story: ReportedStory): Promise<void> => {
  const document = reportDocument(report, { id: uuid(), articleId: story.id, reportedAt: new Date() });
  await reportClient().create(document, { returnDocuments: false });
};
