import { type ObjectInputProps, useValidationStatus } from 'sanity';
import { FaultButtons } from './FaultButtons.tsx';
import { FormBar } from './FormBar.ts';
import { fieldsOf } from './fieldsOf.ts';
import { listFaults } from './listFaults.ts';

/** Stories have a bar of their own. The others have no button that publishes them. */
const typesWithout = ['article', 'correction', 'correctionRecord', 'coverage'];

/** True for the form of a document of which nothing else says in view why its publish button rests. Studio's own have a dot. */
export const hasFaultBar = (type: string): boolean => !typesWithout.includes(type) && !type.includes('.');

/**
 * Below a form: the fields whose errors keep the document from being published. The button has them as a tooltip, which
 * neither a phone nor a key shows.
 */
export const FaultBar = (props: ObjectInputProps) => {
  const { value, schemaType } = props;
  const { validation } = useValidationStatus(`${value?._id ?? ''}`, schemaType.name, true);
  const faults = value?._createdAt
    ? listFaults(schemaType.name, value, validation, fieldsOf(schemaType))
    : [];
  return (
    <FormBar data-fault-bar {...(faults.length > 0 && { borderTop: true, paddingY: 2, marginTop: 5 })}>
      {faults.length > 0 && <FaultButtons {...props} faults={faults} />}
    </FormBar>
  );
};
