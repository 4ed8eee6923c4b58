import type { ErrorReport } from './errorReport.ts';

/** A reader's report as a draft correction for editors. It has no requester and no approval. */
export const reportDocument = (
  report: ErrorReport,
  { id, articleId, reportedAt }: { id: string; articleId: string; reportedAt: Date },
) => ({
  _id: `drafts.${id}`,
  _type: 'correction' as const,
  status: 'reported' as const,
  article: { _type: 'reference' as const, _ref: articleId, _weak: true },
  reportedAt: reportedAt.toISOString(),
  reportedVia: 'reader' as const,
  reportMessage: report.message,
  ...(report.passage && { reportPassage: report.passage }),
  ...(report.email && { reporterEmail: report.email }),
});
