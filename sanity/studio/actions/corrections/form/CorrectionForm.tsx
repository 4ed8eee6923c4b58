import { Grid, Stack } from '@sanity/ui';
import type { FormEvent, ReactNode } from 'react';
import { getPublishedId } from 'sanity';
import type { StoredStory } from '../../../../../lib/articles/changes/readContent.ts';
import type { AffectedPart } from '../../../../../lib/corrections/vocabulary.ts';
import { findInstant } from '../../../../../lib/dates/wallClock.ts';
import { TextField } from '../../../dialogs/TextField.tsx';
import { ChangeReview } from '../../../review/ChangeReview.tsx';
import { NotePreview } from '../../../review/NotePreview.tsx';
import { StillReview } from '../../../review/StillReview.tsx';
import type { FormWords } from './FormWords.ts';
import { KindFields } from './KindFields.tsx';
import { type Report, ReportFields } from './ReportFields.tsx';
import { StoryLink } from './StoryLink.tsx';
import { WhenFields } from './WhenFields.tsx';

type Props = {
  id: string;
  words: FormWords;
  /** Says that the words were typed before the dialog was closed, or null. */
  kept: ReactNode;
  isKindFixed: boolean;
  /** The parts that the draft changes. They cannot be left out. */
  fixedParts: AffectedPart[];
  /** The id of the story, if the form is opened elsewhere than at the story. */
  storyId: string | null;
  /** False if the draft changes passages, which are all recorded. */
  hasTypedPassages: boolean;
  supersedes: string | null;
  /** The publication's IANA zone, or null if it goes live at once. */
  timeZone: string | null;
  reports: Report[];
  live: StoredStory | null;
  draft: StoredStory | null;
  change(changed: Partial<FormWords>): void;
  onSubmit(): void;
};

/** What was wrong, what is right, the note for readers, and everything that goes live with it. */
export const CorrectionForm = ({ id, words, isKindFixed, reports, live, draft, change, ...form }: Props) => {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.onSubmit();
  };
  const choose = (report: Report | null) =>
    change({
      reportId: report ? getPublishedId(report._id) : '',
      ...(report?.reportPassage && !words.was ? { was: report.reportPassage } : {}),
    });
  return (
    <form id={id} onSubmit={submit} noValidate>
      <Stack gap={5}>
        {form.kept}
        {reports.length > 0 && <ReportFields reports={reports} chosen={words.reportId} onChoose={choose} />}
        {form.storyId && <StoryLink id={form.storyId} />}
        <KindFields words={words} isKindFixed={isKindFixed} fixedParts={form.fixedParts} change={change} />
        {words.kind !== 'typo' && (
          <NoteFields words={words} supersedes={form.supersedes} timeZone={form.timeZone} change={change} />
        )}
        {form.hasTypedPassages && <PassageFields words={words} change={change} />}
        <TextField
          label="How it happened"
          hint="Only the newsroom sees this."
          rows={2}
          value={words.internalReason}
          onChange={(internalReason) => change({ internalReason })}
        />
        {form.timeZone && (
          <WhenFields
            wallClock={words.wallClock}
            timeZone={form.timeZone}
            onChange={(wallClock) => change({ wallClock })}
          />
        )}
        {live && draft && <StillReview live={live} draft={draft} Review={ChangeReview} />}
      </Stack>
    </form>
  );
};

type FieldsProps = Pick<Props, 'words' | 'change'>;

type NoteProps = FieldsProps & Pick<Props, 'supersedes' | 'timeZone'>;

const NoteFields = ({ words, supersedes, timeZone, change }: NoteProps) => {
  const at = timeZone ? findInstant(words.wallClock, timeZone) : null;
  return (
    <Grid gridTemplateColumns={[1, 1, 2]} gap={4}>
      <TextField
        label="Note to readers"
        hint={
          words.kind === 'retraction'
            ? 'Say what is wrong with the story. Readers see this note instead of the text.'
            : 'Say what was wrong and what is right. Readers also see the note without the story.'
        }
        rows={5}
        isFirst
        value={words.note}
        onChange={(note) => change({ note })}
      />
      <NotePreview kind={words.kind} note={words.note} at={at} supersedes={supersedes} />
    </Grid>
  );
};

/** Wordings of a correction that changes no text of the story. */
const PassageFields = ({ words, change }: FieldsProps) => (
  <Grid gridTemplateColumns={[1, 1, 2]} gap={4}>
    <TextField
      label="What it said"
      hint="The passage as readers saw it. If you change the text, all changed passages are recorded instead."
      rows={2}
      value={words.was}
      onChange={(was) => change({ was })}
    />
    <TextField
      label="What it says now"
      hint="The corrected passage."
      rows={2}
      value={words.is}
      onChange={(is) => change({ is })}
    />
  </Grid>
);
