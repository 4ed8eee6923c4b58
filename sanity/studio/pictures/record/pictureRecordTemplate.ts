import type { Template } from 'sanity';

/** The record of a picture that was uploaded before pictures had records. */
export const pictureRecordTemplate: Template<{ assetId: string }> = {
  id: 'picture-record-of',
  title: 'Picture',
  schemaType: 'pictureRecord',
  parameters: [{ name: 'assetId', title: 'Picture', type: 'string' }],
  value: ({ assetId }: { assetId: string }) => ({
    image: { _type: 'image', asset: { _type: 'reference', _ref: assetId, _weak: true } },
  }),
};
