import { defineArrayMember, defineField } from 'sanity';
import { noteProblem } from '../../../lib/corrections/noteProblem.ts';
import {
  affectedParts,
  type CorrectionKind,
  correctionKinds,
  correctionSeverities,
} from '../../../lib/corrections/vocabulary.ts';
import { isDecided, isUnderway } from './correctionStage.ts';

/** What was wrong, what is right, and the note for readers. */
export const changeFields = [
  defineField({
    name: 'article',
    title: 'Story',
    type: 'reference',
    // Or an entry of a live story.
    to: [{ type: 'article' }, { type: 'liveEntry' }],
    // Weak: a correction outlives its story in the log and does not block its deletion.
    weak: true,
    group: 'change',
    readOnly: isDecided,
    validation: (rule) => rule.required(),
  }),
  defineField({
    name: 'kind',
    title: 'Kind',
    type: 'string',
    group: 'change',
    options: { list: [...correctionKinds] },
    readOnly: isDecided,
    validation: (rule) =>
      rule.custom(
        (kind, { document }) => !isUnderway(document) || Boolean(kind) || 'Choose the kind of correction.',
      ),
  }),
  defineField({
    name: 'severity',
    title: 'Severity',
    type: 'string',
    group: 'change',
    options: { list: [...correctionSeverities], layout: 'radio' },
    readOnly: isDecided,
    validation: (rule) =>
      rule.custom(
        (severity, { document }) => !isUnderway(document) || Boolean(severity) || 'Choose the severity.',
      ),
  }),
  defineField({
    name: 'affects',
    title: 'Parts of the story',
    type: 'array',
    group: 'change',
    of: [defineArrayMember({ type: 'string' })],
    options: { list: [...affectedParts] },
    readOnly: isDecided,
    validation: (rule) => [
      rule.unique(),
      rule.custom(
        (parts, { document }) =>
          !isUnderway(document) ||
          (parts?.length ?? 0) > 0 ||
          'Choose the parts of the story that the correction changes.',
      ),
    ],
  }),
  defineField({
    name: 'was',
    title: 'What it said',
    type: 'text',
    rows: 2,
    group: 'change',
    description: 'The passage as readers saw it.',
    readOnly: isDecided,
  }),
  defineField({
    name: 'is',
    title: 'What it says now',
    type: 'text',
    rows: 2,
    group: 'change',
    description: 'The corrected passage. The page marks it.',
    readOnly: isDecided,
  }),
  defineField({
    name: 'note',
    title: 'Note to readers',
    type: 'text',
    rows: 4,
    group: 'change',
    description: 'Say what was wrong and what is right. Readers also see the note without the story.',
    readOnly: isDecided,
    validation: (rule) =>
      rule.custom((note, { document }) => {
        if (!isUnderway(document)) return true;
        const kind = document?.kind as CorrectionKind | undefined;
        return kind === 'typo' || (noteProblem(note ?? '', kind) ?? true);
      }),
  }),
  defineField({
    name: 'internalReason',
    title: 'How it happened',
    type: 'text',
    rows: 3,
    group: 'change',
    description: 'Only the newsroom sees this. It is moved to a private record when the note is published.',
    readOnly: isDecided,
  }),
  defineField({
    name: 'supersedes',
    title: 'Replaces',
    type: 'reference',
    to: [{ type: 'correction' }],
    weak: true,
    group: 'change',
    description: 'A published note that was itself wrong. Both stay in the log.',
    readOnly: isDecided,
    hidden: ({ value }) => !value,
  }),
];
