import { useMemo } from 'react';
import { useSchema, type ValidationMarker } from 'sanity';
import { fieldsOf } from './fieldsOf.ts';
import { faultText, listFaults } from './listFaults.ts';

/** What keeps a document from being published, in a sentence for people; null if Studio's check found no error. */
export const useFaultText = (
  type: string,
  document: Record<string, unknown> | null | undefined,
  validation: ValidationMarker[],
): string | null => {
  const schema = useSchema();
  return useMemo(() => {
    if (!validation.some(({ level }) => level === 'error')) return null;
    const faults = listFaults(type, document ?? {}, validation, fieldsOf(schema.get(type)));
    return faultText(faults) ?? 'Something is wrong. Fix the marked fields.';
  }, [schema, type, document, validation]);
};
