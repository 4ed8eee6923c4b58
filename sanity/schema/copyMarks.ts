import { type DocumentDefinition, type DocumentRule, defineField, type SchemaTypeDefinition } from 'sanity';
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

const isDocument = (type: SchemaTypeDefinition): type is DocumentDefinition => type.type === 'document';

/** Adds the marks of a copy in a release to a type of document. A type with an input of its own shows the notice itself. */
export const withCopyMarks = (type: SchemaTypeDefinition): SchemaTypeDefinition => {
  if (!isDocument(type)) return type;
  const names = type.fields.map(({ name }) => name);
  return {
    ...type,
    fields: [...type.fields, ...marks.filter(({ name }) => !names.includes(name))],
    components: { input: CopyForm, ...type.components },
    validation: (rule: DocumentRule) => rule.custom(checkCopy),
  };
};
