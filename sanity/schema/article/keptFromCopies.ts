import type { FieldDefinition } from 'sanity';
import { isObject } from '../../../lib/isObject.ts';
import { ownFields } from '../../studio/actions/stories/copyBy.ts';

/** Marks a field that belongs to its story alone, so that a translation begins without it. */
export const keptFromCopies = <Field extends FieldDefinition>(field: Field): Field =>
  ownFields.includes(field.name)
    ? ({
        ...field,
        options: { ...optionsOf(field), documentInternationalization: { exclude: true } },
      } as Field)
    : field;

const optionsOf = ({ options }: FieldDefinition): object => (isObject(options) ? options : {});
