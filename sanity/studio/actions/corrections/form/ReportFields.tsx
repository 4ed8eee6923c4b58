import { Card, Select, Stack, Text } from '@sanity/ui';
import { getPublishedId } from 'sanity';
import { Labelled } from '../../../dialogs/Labelled.tsx';

export type Report = {
  _id: string;
  _rev: string;
  status?: string;
  reportMessage?: string;
  reportPassage?: string;
  reportedVia?: string;
};

type Props = { reports: Report[]; chosen: string; onChoose(report: Report | null): void };

const maxTitleCharacters = 80;

const titleOfReport = ({ reportMessage, reportPassage }: Report): string => {
  const words = reportMessage ?? reportPassage ?? 'A report without a message';
  return words.length > maxTitleCharacters ? `${words.slice(0, maxTitleCharacters - 1)}…` : words;
};

/** Chooses the report that the correction answers, and shows its words. */
export const ReportFields = ({ reports, chosen, onChoose }: Props) => {
  const report = reports.find(({ _id }) => getPublishedId(_id) === chosen);
  return (
    <Stack gap={3}>
      <Labelled id="answered-report" label="Answers a report" hint="The report becomes this correction.">
        <Select
          id="answered-report"
          value={chosen}
          onChange={({ currentTarget }) =>
            onChoose(reports.find(({ _id }) => getPublishedId(_id) === currentTarget.value) ?? null)
          }
        >
          <option value="">None</option>
          {reports.map((option) => (
            <option key={option._id} value={getPublishedId(option._id)}>
              {titleOfReport(option)}
            </option>
          ))}
        </Select>
      </Labelled>
      {report && <WordsOfReport {...report} />}
    </Stack>
  );
};

const WordsOfReport = ({ reportMessage, reportPassage, reportedVia }: Omit<Report, '_id'>) => (
  <Card padding={3} radius={1} border tone="transparent">
    <Stack gap={3}>
      <Text size={1} muted>
        {reportedVia === 'staff' ? 'What the import says' : 'What the reader wrote'}
      </Text>
      {reportPassage && (
        <Text size={1} style={{ overflowWrap: 'anywhere' }}>
          On “{reportPassage}”
        </Text>
      )}
      {reportMessage && <Text style={{ overflowWrap: 'anywhere' }}>{reportMessage}</Text>}
    </Stack>
  </Card>
);
