import { isWebAddress } from '../addresses.ts';
import { isInstant } from '../dates/instants.ts';
import { digitalSourceFrom } from './digitalSources.ts';
import type { PictureRecord, PictureWords } from './PictureRecord.ts';
import { pictureRecordId } from './pictureRecordId.ts';

/**
 * The photographers and their agency, once each: `Ada Roe, Ben Poe/Garden Press`. Without both, the source; null if the
 * file names none.
 */
const creditLine = ({ creators = [], credit, source }: PictureWords): string | null => {
  const names = creators.join(', ');
  const agency = credit ?? source ?? '';
  if (names === '' || agency.includes(names)) return agency || null;
  return agency === '' || names.includes(agency) ? names : `${names}/${agency}`;
};

/** The first record of a picture, from what its file says. */
export const pictureRecordOf = (
  assetId: string,
  fileName: string | null,
  words: PictureWords,
): PictureRecord => {
  const {
    caption,
    copyright,
    usageTerms,
    webStatement = '',
    digitalSourceType = '',
    takenOn,
    usableUntil,
    keywords,
  } = words;
  const digitalSource = digitalSourceFrom(digitalSourceType);
  const credit = creditLine(words);
  return {
    _id: pictureRecordId(assetId),
    _type: 'pictureRecord',
    image: { _type: 'image', asset: { _type: 'reference', _ref: assetId, _weak: true } },
    ...(fileName && { fileName }),
    ...(caption && { caption }),
    ...(credit && { credit }),
    ...(copyright && { copyright }),
    ...(usageTerms && { licence: usageTerms }),
    ...(isWebAddress(webStatement) && { licenceUrl: webStatement }),
    ...(digitalSource && { digitalSource }),
    ...(isInstant(usableUntil) && { rightsEndAt: usableUntil }),
    ...(takenOn && { takenOn }),
    ...(keywords && keywords.length > 0 && { tags: keywords }),
  };
};
