import { CalendarIcon } from '@sanity/icons/Calendar';
import { type ConditionalPropertyCallbackContext, defineArrayMember, defineField, defineType } from 'sanity';
import { coverageStates, editorFieldTitles, maxAssigned, maxWords } from '../../../lib/planning/Coverage.ts';
import { coverageFrom } from '../../../lib/planning/coverageProblem.ts';
import { mayChangeField } from '../../../lib/planning/coverageRights.ts';
import { dueProblem } from '../../../lib/planning/PlannedStory.ts';
import { mayPublish } from '../../../lib/roles.ts';
import { titleOf } from '../../../lib/vocabulary.ts';
import { StaffName } from '../../studio/inputs/StaffName.tsx';
import { rolesOf } from '../../studio/newsroom/rolesOf.ts';
import { AssignedInput } from '../../studio/planning/form/AssignedInput.tsx';
import { SectionInput } from '../../studio/writing/SectionInput.tsx';
import { foundFirst } from '../foundFirst.ts';

/** Read-only for whoever may not change the field. The server decides by the same rule. */
const unlessOwn =
  (field: string) =>
  ({ document, currentUser }: ConditionalPropertyCallbackContext): boolean =>
    !mayChangeField(coverageFrom(document ?? {}), field, {
      id: currentUser?.id ?? '',
      mayPublish: mayPublish(rolesOf(currentUser)),
    });

/**
 * A planned story. Its documents stay drafts, which nobody without an account can read, and the server publishes none.
 */
export const coverage = defineType({
  name: 'coverage',
  title: 'Planned story',
  type: 'document',
  icon: CalendarIcon,
  fields: [
    defineField({
      name: 'slug',
      title: editorFieldTitles.slug,
      type: 'string',
      options: foundFirst,
      description: 'The working title: two or three words, such as “budget vote”. Readers never see it.',
      readOnly: unlessOwn('slug'),
      validation: (rule) => [rule.required().error('Name the story in two or three words.'), rule.max(100)],
    }),
    defineField({
      name: 'state',
      title: 'State',
      type: 'string',
      description: 'Moves by itself when the story is begun, filed, sent back, scheduled and published.',
      options: { list: [...coverageStates], layout: 'radio', direction: 'horizontal' },
      initialValue: 'planned',
      readOnly: unlessOwn('state'),
    }),
    defineField({
      name: 'headline',
      title: 'Working headline',
      type: 'string',
      readOnly: unlessOwn('headline'),
      validation: (rule) => rule.max(300),
    }),
    defineField({
      name: 'brief',
      title: 'What it is about',
      type: 'text',
      rows: 4,
      readOnly: unlessOwn('brief'),
      validation: (rule) => rule.max(5_000),
    }),
    defineField({
      name: 'desk',
      title: editorFieldTitles.desk,
      type: 'reference',
      to: [{ type: 'section' }],
      description: 'The section of the story.',
      components: { input: SectionInput },
      readOnly: unlessOwn('desk'),
    }),
    defineField({
      name: 'assignedTo',
      title: editorFieldTitles.assignedTo,
      type: 'array',
      of: [defineArrayMember({ type: 'string' })],
      description: 'They find it under “For me”.',
      components: { input: AssignedInput },
      readOnly: unlessOwn('assignedTo'),
      validation: (rule) => [rule.unique(), rule.max(maxAssigned)],
    }),
    defineField({
      name: 'bylines',
      title: 'Byline',
      type: 'array',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'person' }], weak: true })],
      description: 'For a writer without an account. Empty: the usual byline of whoever writes.',
      readOnly: unlessOwn('bylines'),
      validation: (rule) => [rule.unique(), rule.max(maxAssigned)],
    }),
    defineField({
      name: 'dueAt',
      title: editorFieldTitles.dueAt,
      type: 'datetime',
      readOnly: unlessOwn('dueAt'),
      validation: (rule) =>
        rule
          .custom(
            (_dueAt, { document }) =>
              dueProblem(coverageFrom(document ?? {}), new Date().toISOString()) ?? true,
          )
          .warning(),
    }),
    defineField({
      name: 'length',
      title: editorFieldTitles.length,
      type: 'number',
      readOnly: unlessOwn('length'),
      validation: (rule) => rule.integer().min(1).max(maxWords),
    }),
    defineField({
      name: 'picturesWanted',
      title: 'Pictures wanted',
      type: 'text',
      rows: 2,
      description: 'What they show, and from whom.',
      readOnly: unlessOwn('picturesWanted'),
      validation: (rule) => rule.max(2_000),
    }),
    defineField({
      name: 'embargoedUntil',
      title: editorFieldTitles.embargoedUntil,
      type: 'datetime',
      description: 'The story starts with this embargo. From then on it is changed in the story.',
      readOnly: unlessOwn('embargoedUntil'),
    }),
    defineField({
      name: 'story',
      title: 'Story',
      type: 'reference',
      to: [{ type: 'article' }],
      weak: true,
      description: 'The story that came of it. “Start writing” makes it; or choose one that exists.',
      options: { disableNew: true },
      readOnly: unlessOwn('story'),
    }),
    defineField({
      name: 'plannedBy',
      title: 'Planned by',
      type: 'string',
      readOnly: true,
      components: { input: StaffName },
      initialValue: (_params, { currentUser }) => currentUser?.id ?? '',
    }),
    defineField({ name: 'assignedBy', title: 'Assigned by', type: 'string', readOnly: true, hidden: true }),
    defineField({ name: 'assignedAt', title: 'Assigned', type: 'datetime', readOnly: true, hidden: true }),
  ],
  preview: {
    select: { slug: 'slug', headline: 'headline', state: 'state', desk: 'desk.title' },
    prepare: ({ slug, headline, state, desk }) => ({
      title: slug || headline || 'Planned story without a slug',
      subtitle: [titleOf(coverageStates, state ?? 'planned'), desk].filter(Boolean).join(' · '),
    }),
  },
});
