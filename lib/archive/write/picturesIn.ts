import type { Article } from '../../articles/Article.ts';
import type { RecordingBlock } from '../../content/blocks.ts';
import type { Picture } from '../../images/imageUrl.ts';

/** The pictures of a story in order: the lead, then those of the body. */
export const picturesIn = ({ leadImage, body }: Article): Picture[] => [
  ...(leadImage ? [leadImage] : []),
  ...body.flatMap((block) => {
    if (block._type === 'gallery') return block.pictures.map(({ picture }) => picture);
    return block._type === 'image' ? [block.picture] : [];
  }),
];

/** The films and sounds of a story in order. */
export const recordingsIn = ({ body }: Article): RecordingBlock[] =>
  body.filter((block): block is RecordingBlock => block._type === 'video' || block._type === 'audio');

/** The address of a whole picture. What an editor cut off stays cut off. */
export const wholeAddress = (picture: Picture): string => {
  const { url, rect } = picture;
  return rect ? `${url}?rect=${[rect.left, rect.top, rect.width, rect.height].join(',')}` : url;
};
