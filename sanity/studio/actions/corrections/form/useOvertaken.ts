import { useCurrentUser, useUser } from 'sanity';
import { type Meanwhile, overtakenProblem } from '../../../../../lib/corrections/overtakenProblem.ts';
import type { CorrectionKind, CorrectionStatus } from '../../../../../lib/corrections/vocabulary.ts';
import { useListenedQuery } from '../../../newsroom/useListenedQuery.ts';
import type { StudioStory } from '../../storyOf.ts';

type Writing = {
  articleId: string;
  live: StudioStory | null;
  /** The published id of the report that is answered, or empty. */
  reportId: string;
  /** A correction begins at its story, at a report, or at a note that it replaces. A story takes one at a time. */
  from: 'story' | 'report' | 'note';
};

type Requested = { kind: CorrectionKind | null; by: string };
type Answered = { status: CorrectionStatus | null; by: string | null };

const requestedQuery = `*[_type == "correction" && article._ref == $articleId && status in ["drafted", "approved"] && requestedBy != $me && _id != $reportId]
  | order(_createdAt desc)[0]{ kind, "by": requestedBy }`;

/** A report is a draft: it is read under its published id, and listened to under its stored one. */
const ofStory = '_type == "correction" && article._ref == $articleId';

const answeredQuery = '*[_type == "correction" && _id == $reportId][0]{ status, "by": requestedBy }';

/** Why the correction that is being written cannot be sent any more: somebody else was faster. */
export const useOvertaken = ({ articleId, live, reportId, from }: Writing): string | null => {
  const me = useCurrentUser()?.id ?? '';
  const request = useListenedQuery<Requested | null>(requestedQuery, { articleId, me, reportId }) ?? null;
  const report = useListenedQuery<Answered | null>(
    reportId ? answeredQuery : null,
    { reportId, articleId },
    { listenTo: ofStory },
  );
  const [user] = useUser(request?.by ?? '');
  const name = user?.displayName ?? 'Somebody';
  const isOwnAnswer = report?.by === me;
  if (from === 'note') return request && overtakenProblem({ story: 'live', request, report: null }, name);
  const meanwhile: Meanwhile = {
    story: live === null ? 'gone' : live.retractedAt ? 'retracted' : 'live',
    request,
    report: !reportId || report === undefined || isOwnAnswer ? null : (report ?? {}),
  };
  return overtakenProblem(meanwhile, name);
};
