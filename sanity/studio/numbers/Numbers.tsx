import { Card, Container, Flex, Heading, Select, Stack, Text } from '@sanity/ui';
import { type ReactNode, useCallback, useId, useState } from 'react';
import { useClient } from 'sanity';
import { apiVersion } from '../../../lib/apiVersion.ts';
import { distinctTitles } from '../../../lib/numbers/distinctTitles.ts';
import { Labelled } from '../dialogs/Labelled.tsx';
import { Problems } from '../dialogs/Problems.tsx';
import { useNewsroomZone } from '../newsroom/useNewsroomZone.tsx';
import { useSections } from '../newsroom/useSections.ts';
import { FrontNumbers } from './FrontNumbers.tsx';
import { type Facts, readFacts } from './readNumbers.ts';
import { StoryNumbers } from './StoryNumbers.tsx';
import { useAnswer } from './useAnswer.ts';
import { WorkNumbers } from './WorkNumbers.tsx';

const periods = [4, 12, 26, 52];
const allSections = '';
const daysPerWeek = 7;
/** The site keeps the numbers of readers by day as long as this. */
const maxDays = 91;

/** What the newsroom published and corrected, and what readers read. */
export const Numbers = () => {
  const [weekCount, setWeekCount] = useState(12);
  const [section, setSection] = useState(allSections);
  const [story, setStory] = useState<string | null>(null);
  const known = useSections();
  const sections =
    known &&
    distinctTitles(known.map(({ title, ...section }) => ({ ...section, title: title ?? 'Untitled' })));
  const { value: facts, error, isLoading } = useFacts(weekCount);
  const days = Math.min(weekCount * daysPerWeek, maxDays);
  return (
    <Card height="fill" overflow="auto" data-testid="numbers">
      <Container width={3} paddingX={4} paddingY={5}>
        <Stack gap={6}>
          <Heading as="h1" size={3}>
            Numbers
          </Heading>
          <Flex gap={4} wrap="wrap">
            <Choice
              label="Period"
              value={String(weekCount)}
              onChange={(chosen) => setWeekCount(Number(chosen))}
            >
              {periods.map((count) => (
                <option key={count} value={count}>
                  {`${count} weeks`}
                </option>
              ))}
            </Choice>
            <Choice label="Section" value={section} onChange={setSection}>
              <option value={allSections}>All sections</option>
              {sections?.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </Choice>
          </Flex>
          <Problems problems={error ? [error] : []} />
          <Text size={1} muted role="status">
            {isLoading ? 'Counting…' : facts ? noticeOf(facts) : ''}
          </Text>
          {facts && sections && (
            <WorkNumbers
              facts={facts}
              sections={sections}
              section={section === allSections ? null : section}
            />
          )}
          <FrontNumbers days={days} onChoose={setStory} />
          <StoryNumbers days={days} chosen={story} onChoose={setStory} />
        </Stack>
      </Container>
    </Card>
  );
};

const useFacts = (weekCount: number) => {
  const client = useClient({ apiVersion });
  const timeZone = useNewsroomZone();
  const read = useCallback(
    (signal: AbortSignal) =>
      readFacts(client, { weekCount, now: new Date().toISOString(), timeZone: timeZone ?? 'UTC', signal }),
    [client, weekCount, timeZone],
  );
  return useAnswer(timeZone === null ? null : read);
};

const noticeOf = ({ isCut }: Facts): string =>
  isCut
    ? 'There is too much to count in this period: the oldest are missing. Choose a shorter period.'
    : 'Weeks begin on Monday, in the time zone of the publication. A hatched week is not over.';

type ChoiceProps = { label: string; value: string; onChange(value: string): void; children: ReactNode };

const Choice = ({ label, value, onChange, children }: ChoiceProps) => {
  const id = useId();
  return (
    <Labelled id={id} label={label} hint="">
      <Select id={id} value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        {children}
      </Select>
    </Labelled>
  );
};
