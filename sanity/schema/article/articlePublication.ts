import { defineField } from 'sanity';
import { StaffName } from '../../studio/inputs/StaffName.tsx';

/** The story's dates. Publishing, correcting and retracting set them; they are read-only. */
export const publicationFields = [
  defineField({
    name: 'embargoedUntil',
    title: 'Embargoed until',
    type: 'datetime',
    group: 'publication',
    description: 'The story cannot be published before this time.',
    validation: (rule) =>
      rule
        .custom((until) =>
          until && Date.parse(until) > Date.now()
            ? 'The story is under embargo and cannot be published yet.'
            : true,
        )
        .warning(),
  }),
  defineField({
    name: 'firstPublishedAt',
    title: 'First published',
    type: 'datetime',
    group: 'publication',
    description: 'Set when the story first goes live.',
    readOnly: true,
  }),
  defineField({
    name: 'modifiedAt',
    title: 'Updated',
    type: 'datetime',
    group: 'publication',
    description: 'Changes only with a substantive correction, not with a typo.',
    readOnly: true,
  }),
  defineField({
    name: 'retractedAt',
    title: 'Retracted',
    type: 'datetime',
    group: 'publication',
    description: 'The address stays and shows the notice.',
    readOnly: true,
    hidden: ({ value }) => !value,
  }),
  defineField({
    name: 'filedAt',
    title: 'Filed for an editor',
    type: 'datetime',
    group: 'publication',
    description:
      'Set by “File for an editor”. Removed when the story goes live or is sent back to the writer.',
    readOnly: true,
    hidden: ({ value }) => !value,
  }),
  defineField({
    name: 'filedBy',
    title: 'Filed by',
    type: 'string',
    group: 'publication',
    readOnly: true,
    components: { input: StaffName },
    hidden: ({ value }) => !value,
  }),
  defineField({
    name: 'sentBack',
    title: 'Sent back by an editor',
    type: 'object',
    group: 'publication',
    description: 'Removed when the story is filed or scheduled again. Readers never see it.',
    readOnly: true,
    hidden: ({ value }) => !value,
    fields: [
      defineField({ name: 'reason', title: 'Why', type: 'text', rows: 2 }),
      defineField({ name: 'by', title: 'By', type: 'string', components: { input: StaffName } }),
      defineField({ name: 'to', title: 'To', type: 'string', components: { input: StaffName } }),
      defineField({ name: 'at', title: 'Sent back', type: 'datetime' }),
    ],
  }),
  defineField({
    name: 'unreviewedChangeAt',
    title: 'Changed after it was scheduled or filed',
    type: 'datetime',
    group: 'publication',
    description: 'Someone who cannot publish changed the story. It is waiting for an editor again.',
    readOnly: true,
    hidden: ({ value }) => !value,
  }),
  defineField({
    name: 'unreviewedChangeBy',
    title: 'Changed by',
    type: 'string',
    group: 'publication',
    readOnly: true,
    components: { input: StaffName },
    hidden: ({ value }) => !value,
  }),
  defineField({
    name: 'scheduledFor',
    title: 'Scheduled for',
    type: 'datetime',
    group: 'publication',
    description: 'The story goes live by itself at this time. Set by “Schedule”, removed by “Unschedule”.',
    readOnly: true,
    hidden: ({ value }) => !value,
  }),
  defineField({
    name: 'scheduledZone',
    title: 'Time zone of the schedule',
    type: 'string',
    group: 'publication',
    readOnly: true,
    hidden: ({ value }) => !value,
  }),
  defineField({
    name: 'missedBecause',
    title: 'Why it missed its time',
    type: 'string',
    group: 'publication',
    readOnly: true,
    hidden: ({ value }) => !value,
  }),
  defineField({
    name: 'withdrawnAt',
    title: 'Taken off the site',
    type: 'datetime',
    group: 'publication',
    description:
      'Readers have seen “Page not found” since then. To keep the address and say why, retract the story instead.',
    readOnly: true,
    hidden: ({ value }) => !value,
  }),
  defineField({
    name: 'withdrawal',
    title: 'Request to take it off the site',
    type: 'object',
    group: 'publication',
    description: 'One person asks for it, and another editor does it.',
    readOnly: true,
    hidden: ({ value }) => !value,
    fields: [
      defineField({
        name: 'requestedBy',
        title: 'Asked for by',
        type: 'string',
        components: { input: StaffName },
      }),
      defineField({ name: 'requestedAt', title: 'Asked for', type: 'datetime' }),
      defineField({ name: 'reason', title: 'Why', type: 'text', rows: 2 }),
    ],
  }),
  defineField({
    name: 'startedBy',
    title: 'Started by',
    type: 'string',
    description: 'The user whose “My drafts” lists the story.',
    hidden: true,
    initialValue: (_params, { currentUser }) => currentUser?.id ?? '',
  }),
];
