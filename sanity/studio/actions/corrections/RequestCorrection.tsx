import { Select, Stack } from '@sanity/ui';
import { uuid } from '@sanity/uuid';
import { useState } from 'react';
import { getPublishedId, useCurrentUser } from 'sanity';
import {
  answerReport,
  type CorrectionWords,
  publishUpdate,
  requestCorrection,
} from '../../requests/correctionRequest.ts';
import { Labelled } from '../Labelled.tsx';
import { commitActions, useCommit } from '../useCommit.ts';
import { useListenedQuery } from '../useListenedQuery.ts';
import { CorrectionForm } from './CorrectionForm.tsx';

type Report = { _id: string; reportMessage?: string; reportPassage?: string };

type Props = {
  articleId: string;
  initial: CorrectionWords;
  supersedes?: string;
  /** True if it goes live without another editor: an update that only adds. */
  isPublishedAlone?: boolean;
  onDone(): void;
};

const openReports = `*[_type == "correction" && article._ref == $articleId && status in ["reported", "accepted"]]
  | order(reportedAt desc){ _id, reportMessage, reportPassage }`;

const titleOfReport = ({ reportMessage, reportPassage }: Report): string => {
  const words = reportMessage ?? reportPassage ?? 'A report without words';
  return words.length > 80 ? `${words.slice(0, 79)}…` : words;
};

/** Asks another editor for a correction, in answer to a reader's report where there is one. */
export const RequestCorrection = ({
  articleId,
  initial,
  supersedes,
  isPublishedAlone = false,
  onDone,
}: Props) => {
  const user = useCurrentUser();
  const { isBusy, refusal, run } = useCommit();
  const reports = useListenedQuery<Report[]>(openReports, { articleId }) ?? [];
  const [reportId, setReportId] = useState('');

  const send = async (words: CorrectionWords) => {
    if (!user) return;
    const asked = { articleId, words, requestedBy: user.id, ...(supersedes ? { supersedes } : {}) };
    if (isPublishedAlone) {
      if (await run(commitActions(publishUpdate({ ...asked, id: uuid() })), 'Published')) onDone();
      return;
    }
    const actions = reportId
      ? answerReport({ ...asked, id: getPublishedId(reportId) })
      : requestCorrection({ ...asked, id: uuid() });
    if (await run(commitActions(actions), 'Sent for approval')) onDone();
  };

  return (
    <Stack gap={5}>
      {reports.length > 0 && !isPublishedAlone && (
        <Labelled
          id="answered-report"
          label="Answers a report"
          hint="The reader’s report then becomes this correction."
        >
          <Select
            id="answered-report"
            value={reportId}
            onChange={({ currentTarget }) => setReportId(currentTarget.value)}
          >
            <option value="">None</option>
            {reports.map((report) => (
              <option key={report._id} value={report._id}>
                {titleOfReport(report)}
              </option>
            ))}
          </Select>
        </Labelled>
      )}
      <CorrectionForm
        initial={initial}
        isRetraction={initial.kind === 'retraction'}
        isPublishedAlone={isPublishedAlone}
        isBusy={isBusy}
        refusal={refusal}
        onSubmit={send}
      />
    </Stack>
  );
};
