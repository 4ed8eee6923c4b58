import type { SchemaType } from '../../../lib/shapes/SchemaType.ts';

/** The module that `npm run typegen` writes. */
export const generatedText = (types: SchemaType[]): string =>
  `/** By \`npm run typegen\`, from Studio's schema: not to be edited. */
import type { SchemaType } from '../../../lib/shapes/SchemaType.ts';

export const schemaTypes: SchemaType[] = ${JSON.stringify(types, null, 2)};
`;
