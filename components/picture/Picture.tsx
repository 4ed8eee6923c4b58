import {
  imageSources,
  imageUrl,
  ownRatio,
  type Picture as PictureData,
  type Ratio,
} from '../../lib/images/imageUrl.ts';
import { editMarksOf } from '../../lib/text/editMarks.ts';

type PictureProps = {
  picture: PictureData;
  /** The `sizes` attribute. */
  sizes: string;
  /** The aspect ratio of the crop; default the picture's own. */
  ratio?: Ratio | null;
  /** True for the main picture of the first screen: it loads at once, others load lazily. */
  isLead?: boolean;
  /** True if it is never larger than its own pixels, nor taller than the screen. Others fill their column. */
  isOwnSize?: boolean;
  /** True if the text beside it says the same: screen readers skip the picture. */
  isDecorative?: boolean;
};

/** A class for the placeholder: the Content-Security-Policy would have to allow a style attribute. */
const placeholderName = ({ url }: PictureData) => `p-${url.slice(url.lastIndexOf('/') + 1, -4).slice(0, 16)}`;

const maxShownWidth = 960;

/** The rule of a shape: the stylesheet says how tall a picture may be, and cannot know its shape. */
const shapeRule = (name: string, { width, height }: Ratio) =>
  `.${name}{max-inline-size:min(100%,calc(var(--tallest)*${(width / height).toFixed(3)}))}`;

/** The edit marks of a preview stay, so that each picture leads to its field. */
const altOf = ({ alt, caption, credit }: PictureData, isDecorative: boolean): string =>
  alt && !isDecorative ? alt : editMarksOf(alt, caption, credit);

/** A responsive picture with a fixed ratio and a placeholder of its own colours. */
export const Picture = ({
  picture,
  sizes,
  ratio = null,
  isLead = false,
  isOwnSize = false,
  isDecorative = false,
}: PictureProps) => {
  const shape = ratio ?? ownRatio(picture);
  const name = placeholderName(picture);
  const width = isOwnSize ? Math.min(maxShownWidth, shape.width) : maxShownWidth;
  const height = Math.round((width * shape.height) / shape.width);
  const shapeName = `shape-${width}-${height}`;
  return (
    <>
      {picture.placeholder && (
        <style href={name} precedence="placeholders">
          {`.${name}{background:url(${picture.placeholder}) center/cover}`}
        </style>
      )}
      {isOwnSize && (
        <style href={shapeName} precedence="placeholders">
          {shapeRule(shapeName, shape)}
        </style>
      )}
      {/* biome-ignore lint/performance/noImgElement: the lake transforms images itself, as Sanity's CDN does. */}
      <img
        className={isOwnSize ? `picture own-size ${shapeName} ${name}` : `picture ${name}`}
        src={imageUrl(picture, { width, ratio })}
        srcSet={imageSources(picture, ratio)}
        sizes={sizes}
        width={width}
        height={height}
        alt={altOf(picture, isDecorative)}
        loading={isLead ? 'eager' : 'lazy'}
        fetchPriority={isLead ? 'high' : undefined}
        decoding="async"
      />
    </>
  );
};
