import type { ImportCompanion } from 'local-lake/policy';
import { isObject } from '../../../lib/isObject.ts';
import { pictureRecordOf } from '../../../lib/pictures/pictureRecordOf.ts';
import { wordsOfPictureIn } from '../../../lib/pictures/wordsOfPictureIn.ts';
import { assetType, cameraFields, describedWords, textOf } from '../pictures.ts';

type Imported = { _id: string; _type: string; [field: string]: unknown };

/** The records of pictures that came with an imported document, with the words that it gives them. */
export const recordsOfImport = (document: Imported, assets: Imported[]): ImportCompanion[] =>
  assets
    .filter(({ _type }) => _type === assetType)
    .flatMap(({ _id, originalFilename }): ImportCompanion[] => {
      const { caption, credit } = wordsOfPictureIn(document, _id);
      const words = describedWords({ description: caption, creditLine: credit });
      const record = pictureRecordOf(_id, textOf(originalFilename), words);
      const isSeen = !document._id.includes('.');
      return [
        { createIfNotExists: record },
        ...(isSeen ? [{ patch: { id: record._id, set: { isLive: true } } }] : []),
      ];
    });

/** An imported asset without the place and the camera. */
export const withoutCamera = (document: Imported): Imported => {
  const { _type, metadata } = document;
  if (_type !== assetType || !isObject(metadata)) return document;
  const kept = Object.entries(metadata).filter(([name]) => !cameraFields.includes(name));
  return { ...document, metadata: Object.fromEntries(kept) };
};
