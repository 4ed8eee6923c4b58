import { use } from 'react';
import { set, setIfMissing, unset, useClient } from 'sanity';
import { apiVersion } from '../../../../lib/apiVersion.ts';
import { bytesOfDataUrl } from '../../../../lib/pasting/bytesOfDataUrl.ts';
import { describeFailedPictures } from '../../../../lib/pasting/describeFailedPictures.ts';
import type { PastedPicture } from '../../../../lib/pasting/readPaste.ts';
import { filledNames, filledWords, type WordsOfPicture } from '../../../../lib/pictures/filledWords.ts';
import { pictureRecordId } from '../../../../lib/pictures/pictureRecordId.ts';
import { runningUploads } from '../../layout/saving/RunningUploads.ts';
import { wordsQuery } from '../../pictures/pictureQueries.ts';
import { uploadPicture } from '../../pictures/uploads/uploadPicture.ts';
import { errorText } from '../../requests/errorText.ts';
import { BodyForm } from '../bodyForm/BodyForm.ts';
import { removeEmptyPicture } from './removeEmptyPicture.ts';

/**
 * Uploads pasted and dropped pictures, one after the other. They get the caption, credit and owner
 * of their files. Takes those that fail out of the text, unless they have words. Returns what failed, as text for people, or null.
 */
export const useUpload = () => {
  const client = useClient({ apiVersion });
  const form = use(BodyForm);
  const drafts = client.withConfig({ perspective: 'drafts' });
  return async (
    pictures: PastedPicture[],
    files: File[],
    withWords: ReadonlySet<string> = new Set(),
  ): Promise<string | null> => {
    const reasons: string[] = [];
    let kept = 0;
    const end = runningUploads.begin();
    for (const picture of pictures) {
      try {
        const file = 'file' in picture ? files[picture.file] : blobOf(picture.url);
        if (!file) throw new Error('It cannot be read.');
        const filename = file instanceof File ? file.name : 'pasted picture';
        const { _id } = await uploadPicture(client, file, filename);
        // Without them the picture is good, and its words can be typed.
        const words = await drafts
          .fetch<WordsOfPicture | null>(wordsQuery, { id: pictureRecordId(_id) })
          .catch(() => null);
        const asset = { _type: 'reference', _ref: _id };
        form?.blocks.wheneverThere(picture.key, () => {
          form.patch(set(asset, [{ _key: picture.key }, 'asset']));
          for (const [name, text] of Object.entries(filledWords({}, null, words, filledNames)))
            form.patch(setIfMissing(text, [{ _key: picture.key }, name]));
        });
      } catch (error) {
        reasons.push(errorText(error));
        if (withWords.has(picture.key)) kept += 1;
        else if (form)
          removeEmptyPicture(form.blocks, picture.key, () => form.patch(unset([{ _key: picture.key }])));
      }
    }
    end();
    return describeFailedPictures(reasons, kept);
  };
};

const blobOf = (url: string): Blob | null => {
  const data = bytesOfDataUrl(url);
  return data && new Blob([data.bytes], { type: data.type });
};
