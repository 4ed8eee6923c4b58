import type { SchemaType } from 'sanity';

type FormField = { name: string; title: string; group: string | string[] | undefined };

/** The fields of a document's type, as its form names them. */
export const fieldsOf = (type: SchemaType | undefined): FormField[] =>
  type && 'fields' in type
    ? type.fields.map((field) => ({
        name: field.name,
        title: field.type.title ?? field.name,
        group: field.group,
      }))
    : [];
