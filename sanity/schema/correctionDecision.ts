import { defineField } from 'sanity';
import { correctionStatuses } from '../../lib/corrections/vocabulary.ts';
import { StaffName } from '../studio/inputs/StaffName.tsx';

const isUnset = ({ value }: { value?: unknown }): boolean => value === undefined || value === null;

/** Who asked, who approved, when. Set by the desk's actions and checked by the server. */
export const decisionFields = [
  defineField({
    name: 'status',
    title: 'Status',
    type: 'string',
    group: 'decision',
    options: { list: [...correctionStatuses] },
    initialValue: 'accepted',
    readOnly: true,
    validation: (rule) => rule.required(),
  }),
  defineField({
    name: 'declineReason',
    title: 'Why it was declined',
    type: 'text',
    rows: 3,
    group: 'decision',
    readOnly: true,
    hidden: isUnset,
  }),
  defineField({
    name: 'requestedBy',
    title: 'Requested by',
    type: 'string',
    group: 'decision',
    readOnly: true,
    components: { input: StaffName },
    hidden: isUnset,
  }),
  defineField({
    name: 'approvedBy',
    title: 'Approved by',
    type: 'string',
    group: 'decision',
    description: 'Another person than the one who requested it.',
    readOnly: true,
    components: { input: StaffName },
    hidden: isUnset,
  }),
  defineField({
    name: 'approvedAt',
    title: 'Approved',
    type: 'datetime',
    group: 'decision',
    readOnly: true,
    hidden: isUnset,
  }),
  defineField({
    name: 'publishedAt',
    title: 'Published',
    type: 'datetime',
    group: 'decision',
    readOnly: true,
    hidden: isUnset,
  }),
  defineField({
    name: 'revisionBefore',
    title: 'Revision before',
    type: 'string',
    group: 'decision',
    readOnly: true,
    hidden: true,
  }),
  defineField({
    name: 'revisionAfter',
    title: 'Revision after',
    type: 'string',
    group: 'decision',
    readOnly: true,
    hidden: true,
  }),
  defineField({
    name: 'sequence',
    title: 'Number',
    type: 'number',
    group: 'decision',
    description: 'Its place among this story’s corrections.',
    readOnly: true,
    hidden: isUnset,
  }),
];
