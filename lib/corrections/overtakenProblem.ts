import type { CorrectionKind, CorrectionStatus } from './vocabulary.ts';

type Request = { kind?: CorrectionKind | null; by: string };
type Report = { status?: CorrectionStatus | null };

export type Meanwhile = {
  /** True if the story is on the site with its text. */
  story: 'live' | 'retracted' | 'gone';
  /** What somebody else requested for the story, and waits for approval. */
  request: Request | null;
  /** The report that is answered, or null if it is not in answer to one. */
  report: Report | null;
};

/**
 * Why a correction that is being written cannot be sent: somebody else was faster. Null if nobody was.
 *
 * @param name of who made the request.
 */
export const overtakenProblem = ({ story, request, report }: Meanwhile, name: string): string | null => {
  if (story === 'gone') return `The story was taken off the site ${meanwhile}`;
  if (story === 'retracted') return `The story was retracted ${meanwhile}`;
  if (report && report.status !== 'reported' && report.status !== 'accepted')
    return report.status === 'declined'
      ? `This report was declined ${meanwhile}`
      : `This report was answered ${meanwhile}`;
  if (!request) return null;
  const kind = request.kind === 'retraction' ? 'retraction' : 'correction';
  return `${name} asked for a ${kind} of this story ${meanwhile} It is under “Waiting for an editor”.`;
};

const meanwhile = 'while you wrote. What you typed is kept here.';
