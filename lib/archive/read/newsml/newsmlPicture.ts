import type { ArchivedPicture } from '../../ArchivedStory.ts';
import { plainLine } from '../plainTitle.ts';
import { pictureRights } from '../storyParts.ts';
import { elementIn, elementsIn, textIn, textOf, type XmlElement } from '../xml/XmlElement.ts';

/** The picture of an item, by its largest rendition. Null if it names no file. */
export const newsmlPicture = (item: XmlElement): ArchivedPicture | null => {
  const contentSet = elementIn(item, 'contentSet');
  const files = contentSet ? elementsIn(contentSet, 'remoteContent') : [];
  const file =
    files.find(({ attributes: { rendition = '' } }) => /:(?:highRes|original)$/i.test(rendition)) ??
    files.toSorted((one, other) => widthOf(other) - widthOf(one))[0];
  const address = file?.attributes.href;
  const meta = elementIn(item, 'contentMeta');
  if (!address || !meta) return address ? { address } : null;
  const described = (role: RegExp): string =>
    plainLine(
      textOf(elementsIn(meta, 'description').find((one) => role.test(one.attributes.role ?? '')) ?? null),
    );
  const alt = described(/:alt/i);
  const caption = described(/:caption$/i) || plainLine(textIn(meta, 'description') ?? '');
  const credit = plainLine(textIn(meta, 'creditline') ?? textIn(meta, 'by') ?? '');
  return {
    address,
    ...(alt && { alt }),
    ...(caption && caption !== alt && { caption }),
    ...(credit && { credit }),
    ...rightsOf(item, meta),
  };
};

/** An item that names a holder beside its notice has the notice of its message. */
const rightsOf = (item: XmlElement, meta: XmlElement): Partial<ArchivedPicture> => {
  const rights = elementIn(item, 'rightsInfo');
  const hasOwn = rights !== null && elementIn(rights, 'copyrightHolder') === null;
  return pictureRights({
    copyright: hasOwn ? textIn(rights, 'copyrightNotice') : null,
    licence: rights && elementIn(rights, 'usageTerms')?.attributes.href,
    making: elementIn(meta, 'digitalSourceType')?.attributes.uri,
  });
};

const widthOf = ({ attributes: { width } }: XmlElement): number => Number(width) || 0;
