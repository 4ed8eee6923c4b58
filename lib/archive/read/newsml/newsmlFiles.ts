import type { ArchivedPicture } from '../../ArchivedStory.ts';
import { plainLine } from '../plainTitle.ts';
import { type NamedRecording, pictureRights } from '../storyParts.ts';
import { elementIn, elementsIn, textIn, textOf, type XmlElement } from '../xml/XmlElement.ts';

/** The picture of an item, by its largest rendition. Null if it names no file. */
export const newsmlPicture = (item: XmlElement): ArchivedPicture | null => {
  const address = fileOf(item);
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

/** The film or sound of an item. Null if it names no file. */
export const newsmlRecording = (item: XmlElement, kind: 'video' | 'audio'): NamedRecording | null => {
  const address = fileOf(item);
  const meta = elementIn(item, 'contentMeta');
  const itemMeta = elementIn(item, 'itemMeta');
  const title = (meta && textIn(meta, 'headline')) ?? (itemMeta && textIn(itemMeta, 'title')) ?? '';
  return address ? { kind, address, title: plainLine(title) } : null;
};

/** The largest rendition. */
const fileOf = (item: XmlElement): string | undefined => {
  const contentSet = elementIn(item, 'contentSet');
  const files = contentSet ? elementsIn(contentSet, 'remoteContent') : [];
  const file =
    files.find(({ attributes: { rendition = '' } }) => /:(?:highRes|original)$/i.test(rendition)) ??
    files.toSorted((one, other) => widthOf(other) - widthOf(one))[0];
  return file?.attributes.href;
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
