import { Box, Button, Flex, Select, Stack, Text, TextArea } from '@sanity/ui';
import { type FormEvent, useId, useState } from 'react';
import { noteProblem } from '../../../../lib/corrections/noteProblem.ts';
import {
  affectedParts,
  type CorrectionKind,
  type CorrectionSeverity,
  correctionKinds,
  correctionSeverities,
} from '../../../../lib/corrections/vocabulary.ts';
import type { CorrectionWords } from '../../requests/correctionRequest.ts';
import { Checks } from '../Checks.tsx';
import { Labelled } from '../Labelled.tsx';
import { Refusal } from '../Refusal.tsx';

type Props = {
  initial: CorrectionWords;
  /** A retraction has its own action and cannot become another kind. */
  isRetraction: boolean;
  /** True if it goes live at once: an update that only adds. */
  isPublishedAlone: boolean;
  isBusy: boolean;
  refusal: string | null;
  onSubmit(words: CorrectionWords): void;
};

const choosableKinds = correctionKinds.filter(({ value }) => value !== 'typo' && value !== 'retraction');

const problemsOf = ({ affects, note, kind }: CorrectionWords): string[] =>
  [
    affects.length === 0 && 'Say which parts of the story it touches.',
    kind !== 'typo' && noteProblem(note, kind),
  ].filter((problem) => typeof problem === 'string');

/** What was wrong, what is right, and the note for readers. */
export const CorrectionForm = ({
  initial,
  isRetraction,
  isPublishedAlone,
  isBusy,
  refusal,
  onSubmit,
}: Props) => {
  const isTypo = initial.kind === 'typo';
  const isKindFixed = isRetraction || isTypo || isPublishedAlone;
  const [words, setWords] = useState(initial);
  const [isTried, setIsTried] = useState(false);
  const id = useId();
  const problems = problemsOf(words);
  const change = (changed: Partial<CorrectionWords>) => setWords((before) => ({ ...before, ...changed }));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (problems.length === 0) onSubmit(words);
  };

  const text = (
    name: 'was' | 'is' | 'note' | 'internalReason',
    label: string,
    hint: string,
    rows: number,
  ) => (
    <Labelled id={`${id}-${name}`} label={label} hint={hint}>
      <TextArea
        id={`${id}-${name}`}
        rows={rows}
        value={words[name]}
        onChange={({ currentTarget }) => change({ [name]: currentTarget.value })}
      />
    </Labelled>
  );

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={5}>
        {!isKindFixed && (
          <Labelled
            id={`${id}-kind`}
            label="Kind"
            hint={correctionKinds.find(({ value }) => value === words.kind)?.description ?? ''}
          >
            <Select
              id={`${id}-kind`}
              value={words.kind}
              onChange={({ currentTarget }) => change({ kind: currentTarget.value as CorrectionKind })}
            >
              {choosableKinds.map(({ value, title }) => (
                <option key={value} value={value}>
                  {title}
                </option>
              ))}
            </Select>
          </Labelled>
        )}
        {!isRetraction && !isTypo && (
          <Labelled
            id={`${id}-severity`}
            label="Severity"
            hint={correctionSeverities.find(({ value }) => value === words.severity)?.description ?? ''}
          >
            <Select
              id={`${id}-severity`}
              value={words.severity}
              onChange={({ currentTarget }) =>
                change({ severity: currentTarget.value as CorrectionSeverity })
              }
            >
              {correctionSeverities.map(({ value, title }) => (
                <option key={value} value={value}>
                  {title}
                </option>
              ))}
            </Select>
          </Labelled>
        )}
        <Checks
          legend="Parts of the story"
          options={affectedParts}
          chosen={words.affects}
          onChange={(affects) => change({ affects })}
        />
        {!isRetraction && text('was', 'What it said', 'The passage as readers saw it.', 2)}
        {!isRetraction && text('is', 'What it says now', 'The page marks it.', 2)}
        {!isTypo &&
          text(
            'note',
            'Note to readers',
            isRetraction
              ? 'Why the story cannot stand. It takes the story’s place.'
              : 'Understandable without the story: what was wrong, and what is right.',
            4,
          )}
        {text('internalReason', 'How it happened', 'For the newsroom alone. Never public.', 2)}
        <Refusal reasons={refusal ? [refusal] : isTried ? problems : []} />
        <Flex align="center" gap={3}>
          <Box flex={1}>
            <Text size={1} muted>
              {isPublishedAlone
                ? 'It goes live at once, with this note.'
                : 'Nothing goes live until another editor approves it.'}
            </Text>
          </Box>
          <Button
            type="submit"
            tone="primary"
            text={isPublishedAlone ? 'Publish the update' : 'Send for approval'}
            disabled={isBusy}
          />
        </Flex>
      </Stack>
    </form>
  );
};
