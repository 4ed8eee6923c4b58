import { findKeptWord } from '../../../dialogs/useKeptWords.ts';
import type { FormStart } from './FormWords.ts';

type Opened = {
  articleId: string;
  supersedes?: string | undefined;
  start: Pick<FormStart, 'kind' | 'reportId'>;
};

/**
 * The key of the words that are kept. What is typed at a report is found at its story too, but not at another report of
 * the story, whose reader wrote something else.
 */
export const keyOfWords = ({ articleId, supersedes, start: { kind, reportId } }: Opened): string => {
  const ofStory = [articleId, supersedes, kind === 'retraction' && kind].filter(Boolean).join('.');
  if (!reportId) return ofStory;
  const ofReport = `${ofStory}.${reportId}`;
  const answered = findKeptWord(ofStory, 'reportId');
  const isOfAnother = answered !== null && answered !== '' && answered !== reportId;
  return isOfAnother || findKeptWord(ofReport, 'reportId') !== null ? ofReport : ofStory;
};
