import { type Crop, cropOf } from '../../images/crop.ts';
import { isObject } from '../../isObject.ts';
import { isSameValue } from '../../isSameValue.ts';

/** A picture as it is stored, without its words. */
export type StoredPicture = { asset: string; crop: Crop };

type Described = { text: string; picture?: StoredPicture | undefined };

export const storedPicture = (image: Record<string, unknown>): StoredPicture | undefined =>
  isObject(image.asset) && typeof image.asset._ref === 'string'
    ? { asset: image.asset._ref, crop: cropOf(image) }
    : undefined;

const nameOf = ({ text }: Described): string => text.trim() || 'without a description';

/**
 * A changed picture in words, by its description before and after; null if the picture is the same. The old picture
 * itself is not shown again: it may be the error, or its rights may have ended. A side is empty if there was none.
 */
export const pictureWords = (
  before: Described | null,
  after: Described | null,
): { was: string; is: string } | null => {
  const [old, current] = [before?.picture, after?.picture];
  if ((!old && !current) || isSameValue(old, current)) return null;
  const was = old && before ? `Picture: ${nameOf(before)}` : '';
  if (!current || !after) return { was, is: '' };
  const isRecut = old?.asset === current.asset;
  const isNamedAlike = before !== null && nameOf(before) === nameOf(after);
  const what = isRecut
    ? 'The same picture, cut differently'
    : old && isNamedAlike
      ? 'Another picture'
      : 'Picture';
  return { was, is: `${what}: ${nameOf(after)}` };
};
