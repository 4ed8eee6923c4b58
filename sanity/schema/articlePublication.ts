import { defineField } from 'sanity';

/** The story's dates. Publishing, correcting and retracting set them; nobody types them. */
export const publicationFields = [
  defineField({
    name: 'embargoedUntil',
    title: 'Embargoed until',
    type: 'datetime',
    group: 'publication',
    description: 'Nobody can publish it before.',
    validation: (rule) =>
      rule
        .custom((until) =>
          until && Date.parse(until) > Date.now() ? 'Under embargo: it cannot be published yet.' : true,
        )
        .warning(),
  }),
  defineField({
    name: 'firstPublishedAt',
    title: 'First published',
    type: 'datetime',
    group: 'publication',
    description: 'Set when it first goes live.',
    readOnly: true,
  }),
  defineField({
    name: 'modifiedAt',
    title: 'Updated',
    type: 'datetime',
    group: 'publication',
    description: 'Moves with a substantive correction only; a typo leaves it alone.',
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
    description: 'Set by “File for an editor”, cleared when it goes live or back to its writer.',
    readOnly: true,
    hidden: ({ value }) => !value,
  }),
  defineField({
    name: 'scheduledFor',
    title: 'Scheduled for',
    type: 'datetime',
    group: 'publication',
    description: 'It goes live by itself then. Set by “Schedule”, cleared by “Unschedule”.',
    readOnly: true,
    hidden: ({ value }) => !value,
  }),
  defineField({
    name: 'scheduledZone',
    title: 'On the clock of',
    type: 'string',
    group: 'publication',
    readOnly: true,
    hidden: ({ value }) => !value,
  }),
  defineField({
    name: 'missedBecause',
    title: 'Missed its hour, because',
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
    description: 'Readers get a 404 since then. To keep the address and say why, retract instead.',
    readOnly: true,
    hidden: ({ value }) => !value,
  }),
  defineField({
    name: 'startedBy',
    title: 'Started by',
    type: 'string',
    description: 'Whose desk lists it among “My drafts”.',
    hidden: true,
    initialValue: (_params, { currentUser }) => currentUser?.id ?? '',
  }),
];
