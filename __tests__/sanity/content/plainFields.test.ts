import { isObject } from '../../../lib/isObject.ts';
import { plainFields } from '../../../sanity/content/read/plainFields.ts';
import * as shapes from '../../../sanity/policy/shapes/schemaTypes.generated.ts';

/** The client leaves these unencoded itself. */
const unencoded = ['language', 'typeOfWork'];

/** The names of the fields whose value is one of a list. */
const vocabularyFields = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(vocabularyFields);
  if (!isObject(value)) return [];
  const rules = Array.isArray(value.rules) ? value.rules.filter(isObject) : [];
  const isListed = typeof value.name === 'string' && rules.some(({ flag }) => flag === 'valid');
  return [...(isListed ? [String(value.name)] : []), ...Object.values(value).flatMap(vocabularyFields)];
};

describe('a preview', () => {
  it('has no edit marks in a value of a vocabulary, which would be no value of it', () => {
    const fields = [...new Set(vocabularyFields(Object.values(shapes)))];
    expect(fields).toEqual(expect.arrayContaining(['chart', 'digitalSource', 'kind', 'severity']));
    expect(fields.filter((name) => !plainFields.has(name) && !unencoded.includes(name))).toEqual([]);
  });
});
