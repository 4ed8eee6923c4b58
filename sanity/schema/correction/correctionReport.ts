import { type ConditionalPropertyCallbackContext, defineField } from 'sanity';
import { reportRoutes } from '../../../lib/corrections/vocabulary.ts';
import { StaffName } from '../../studio/inputs/StaffName.tsx';

const isWithoutWords = ({ document, value }: ConditionalPropertyCallbackContext): boolean =>
  document?.reportedVia !== 'reader' && !value;

const isFromStaff = ({ document }: ConditionalPropertyCallbackContext): boolean =>
  document?.reportedVia !== 'reader';

/** A report by a reader or colleague, unchanged and never public. */
export const reportFields = [
  defineField({ name: 'reportedAt', title: 'Reported', type: 'datetime', group: 'report', readOnly: true }),
  defineField({
    name: 'reportedVia',
    title: 'By',
    type: 'string',
    group: 'report',
    options: { list: [...reportRoutes] },
    initialValue: 'staff',
    readOnly: true,
  }),
  defineField({
    name: 'reportPassage',
    title: 'Passage',
    type: 'text',
    rows: 2,
    group: ['change', 'report'],
    readOnly: true,
    hidden: isWithoutWords,
  }),
  defineField({
    name: 'reportMessage',
    title: 'What they wrote',
    type: 'text',
    rows: 4,
    group: ['change', 'report'],
    readOnly: true,
    hidden: isWithoutWords,
  }),
  defineField({
    name: 'reporterEmail',
    title: 'Their email address',
    type: 'string',
    group: 'report',
    description:
      'Only to ask them about this report. It is moved to a private record when the correction is published.',
    readOnly: true,
    hidden: isFromStaff,
  }),
  defineField({
    name: 'assigned',
    title: 'Assigned',
    type: 'object',
    group: 'report',
    description: 'Set by “Assign”, and removed when the report is answered.',
    readOnly: true,
    hidden: ({ value }) => !value,
    fields: [
      defineField({ name: 'to', title: 'To', type: 'string', components: { input: StaffName } }),
      defineField({ name: 'by', title: 'By', type: 'string', components: { input: StaffName } }),
      defineField({ name: 'at', title: 'Assigned', type: 'datetime' }),
    ],
  }),
];
