import { use } from 'react';
import { set, useClient } from 'sanity';
import { apiVersion } from '../../../../lib/apiVersion.ts';
import { bytesOfDataUrl } from '../../../../lib/pasting/bytesOfDataUrl.ts';
import type { PastedPicture } from '../../../../lib/pasting/readPaste.ts';
import { BodyForm } from '../bodyForm/BodyForm.ts';

/** Uploads pasted pictures, one after the other. Returns what failed, as text for people, or null. */
export const useUpload = () => {
  const client = useClient({ apiVersion });
  const form = use(BodyForm);
  return async (pictures: PastedPicture[], files: File[]): Promise<string | null> => {
    let failed = 0;
    for (const picture of pictures) {
      try {
        const file = 'file' in picture ? files[picture.file] : blobOf(picture.url);
        if (!file) throw new Error('It cannot be read.');
        const { _id } = await client.assets.upload('image', file, { filename: 'pasted picture' });
        const asset = { _type: 'reference', _ref: _id };
        form?.blocks.wheneverThere(picture.key, () =>
          form.patch(set(asset, [{ _key: picture.key }, 'asset'])),
        );
      } catch (error) {
        console.warn('A pasted picture could not be uploaded:', error);
        failed += 1;
      }
    }
    if (failed === 0) return null;
    return failed === 1
      ? '1 picture could not be uploaded. Choose it in its form.'
      : `${failed} pictures could not be uploaded. Choose them in their forms.`;
  };
};

const blobOf = (url: string): Blob | null => {
  const data = bytesOfDataUrl(url);
  return data && new Blob([data.bytes], { type: data.type });
};
