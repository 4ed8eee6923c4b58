import type { SchemaType } from '../../../lib/shapes/SchemaType.ts';
import { Shapes } from '../../../lib/shapes/Shapes.ts';
import { formats } from './formats.ts';
import { schemaTypes } from './schemaTypes.generated.ts';

/** The fields of assets that pages read. The lake creates these documents, so Studio's schema does not have them. */
const assetFields: SchemaType[] = [
  { name: 'url', type: 'url' },
  { name: 'originalFilename', type: 'string' },
  { name: 'extension', type: 'string' },
  { name: 'mimeType', type: 'string' },
  { name: 'size', type: 'number' },
  {
    name: 'metadata',
    type: 'object',
    fields: [
      { name: 'lqip', type: 'string' },
      { name: 'blurHash', type: 'string' },
      { name: 'isOpaque', type: 'boolean' },
      {
        name: 'dimensions',
        type: 'object',
        fields: ['width', 'height', 'aspectRatio'].map((name) => ({ name, type: 'number' })),
      },
    ],
  },
];

/** The types that this newsroom publishes, from its schema. */
export const shapes = new Shapes(
  [
    ...schemaTypes,
    { name: 'sanity.imageAsset', type: 'document', fields: assetFields },
    { name: 'sanity.fileAsset', type: 'document', fields: assetFields },
  ],
  formats,
);
