import { uuid } from '@sanity/uuid';
import { useCurrentUser } from 'sanity';
import {
  answerReport,
  type CorrectionWords,
  publishUpdate,
  requestCorrection,
} from '../../../requests/correctionRequest.ts';
import { commitActions, useCommit } from '../../useCommit.ts';

type Sending = {
  articleId: string;
  supersedes?: string | undefined;
  /** The draft's revision if it goes live without another editor, else null. */
  aloneRevision: string | null;
  /** The revision of the text that its writer read; undefined if the story is gone. */
  readRevision: string | undefined;
};

/** Sends the request: it publishes an update that only adds, answers a report, or asks another editor. */
export const useSendCorrection = ({ articleId, supersedes, aloneRevision, readRevision }: Sending) => {
  const user = useCurrentUser();
  const { isBusy, error, run } = useCommit();

  /** @param report that it answers, or null. */
  const send = async (
    words: CorrectionWords,
    report: { id: string; revision: string | undefined } | null,
  ): Promise<boolean> => {
    if (!user) return false;
    const asked = { articleId, words, requestedBy: user.id, ...(supersedes ? { supersedes } : {}) };
    if (aloneRevision !== null)
      return run(commitActions(publishUpdate({ ...asked, id: uuid() }, aloneRevision)), 'Published');
    const read = { ...asked, requestedText: readRevision ?? '' };
    const actions = report
      ? answerReport({ ...read, id: report.id }, report.revision)
      : requestCorrection({ ...read, id: uuid() });
    return run(commitActions(actions), 'Sent for approval');
  };
  return { isBusy, error, send };
};
