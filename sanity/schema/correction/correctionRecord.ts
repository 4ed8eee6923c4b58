import { LockIcon } from '@sanity/icons/Lock';
import { defineField, defineType } from 'sanity';
import { type PrivateField, privateFields } from '../../../lib/corrections/privateFields.ts';

const described: Record<PrivateField, { title: string; type: 'text' | 'string' }> = {
  internalReason: { title: 'How it happened', type: 'text' },
  reportMessage: { title: 'The reader’s report', type: 'text' },
  reportPassage: { title: 'The passage that the reader named', type: 'text' },
  reporterEmail: { title: 'The reader’s email address', type: 'string' },
  declineReason: { title: 'Why it was declined', type: 'text' },
};

/**
 * The newsroom's private record of a published correction. Its id is `internal.<correction id>`: anonymous clients
 * never get an id with a dot.
 */
export const correctionRecord = defineType({
  name: 'correctionRecord',
  title: 'Newsroom’s record of a correction',
  type: 'document',
  icon: LockIcon,
  readOnly: true,
  fields: [
    defineField({
      name: 'correction',
      title: 'Correction',
      type: 'reference',
      to: [{ type: 'correction' }],
      weak: true,
    }),
    ...privateFields.map((name) => defineField({ name, ...described[name] })),
  ],
  preview: { select: { title: 'correction.note', subtitle: 'internalReason' } },
});
