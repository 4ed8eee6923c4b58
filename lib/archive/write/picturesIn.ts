import type { Article } from '../../articles/Article.ts';
import type { Picture } from '../../images/imageUrl.ts';

/** The pictures of a story in order: the lead, then those of the body. */
export const picturesIn = ({ leadImage, body }: Article): Picture[] => [
  ...(leadImage ? [leadImage] : []),
  ...body.flatMap((block) => {
    if (block._type === 'gallery') return block.pictures.map(({ picture }) => picture);
    return block._type === 'image' ? [block.picture] : [];
  }),
];

/** The address of a whole picture. What an editor cut off stays cut off. */
export const wholeAddress = (picture: Picture): string => {
  const { url, rect } = picture;
  return rect ? `${url}?rect=${[rect.left, rect.top, rect.width, rect.height].join(',')}` : url;
};
