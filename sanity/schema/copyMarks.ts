import { type DocumentDefinition, type DocumentRule, defineField, type SchemaTypeDefinition } from 'sanity';
import { missedScheduleField } from '../../lib/articles/publishing/missedSchedule.ts';
import { CopyForm } from '../studio/actions/copies/CopyForm.tsx';
import { checkCopy } from '../studio/actions/copies/checkCopy.ts';

const hiddenField = (name: string, title: string, type: 'string' | 'datetime') =>
  defineField({ name, title, type, readOnly: true, hidden: true });

/** The server's marks of a copy in a release. Nothing else has them. */
const marks = [
  hiddenField('unreviewedChangeAt', 'Changed in the release, unread', 'datetime'),
  hiddenField('unreviewedChangeBy', 'Who changed it in the release', 'string'),
  hiddenField('readBy', 'The editor who read the copy in the release', 'string'),
];

/** The server's mark of a draft whose schedule was missed. Stories and corrections have fields of their own for it. */
const missedMark = defineField({
  name: missedScheduleField,
  title: 'Missed its time',
  type: 'object',
  readOnly: true,
  hidden: true,
  fields: [
    defineField({ name: 'reason', title: 'Why', type: 'text' }),
    defineField({ name: 'scheduledFor', title: 'Scheduled for', type: 'datetime' }),
    defineField({ name: 'by', title: 'Scheduled by', type: 'string' }),
    defineField({ name: 'unscheduledAt', title: 'Schedule taken off by the server', type: 'datetime' }),
  ],
});

const hasOwnMark = ['article', 'correction'];

const isDocument = (type: SchemaTypeDefinition): type is DocumentDefinition => type.type === 'document';

/** Adds the marks of a copy in a release to a type of document. A type with an input of its own shows the notice itself. */
export const withCopyMarks = (type: SchemaTypeDefinition): SchemaTypeDefinition => {
  if (!isDocument(type)) return type;
  const names = type.fields.map(({ name }) => name);
  return {
    ...type,
    fields: [
      ...type.fields,
      ...marks.filter(({ name }) => !names.includes(name)),
      ...(hasOwnMark.includes(type.name) ? [] : [missedMark]),
    ],
    components: { input: CopyForm, ...type.components },
    validation: (rule: DocumentRule) => rule.custom(checkCopy),
  };
};
