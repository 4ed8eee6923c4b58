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
  /** True if the text beside it says the same: screen readers skip the picture. */
  isDecorative?: boolean;
};

/** A class for the placeholder: the Content-Security-Policy would have to allow a style attribute. */
const placeholderName = ({ url }: PictureData) => `p-${url.slice(url.lastIndexOf('/') + 1, -4).slice(0, 16)}`;

/** The edit marks of a preview stay, so that each picture leads to its field. */
const altOf = ({ alt, caption, credit }: PictureData, isDecorative: boolean): string =>
  alt && !isDecorative ? alt : editMarksOf(alt, caption, credit);

/** A responsive picture with a fixed ratio and a placeholder of its own colours. */
export const Picture = ({
  picture,
  sizes,
  ratio = null,
  isLead = false,
  isDecorative = false,
}: PictureProps) => {
  const { width, height } = ratio ?? ownRatio(picture);
  const name = placeholderName(picture);
  return (
    <>
      {picture.placeholder && (
        <style href={name} precedence="placeholders">
          {`.${name}{background:url(${picture.placeholder}) center/cover}`}
        </style>
      )}
      {/* biome-ignore lint/performance/noImgElement: the lake transforms images itself, as Sanity's CDN does. */}
      <img
        className={`picture ${name}`}
        src={imageUrl(picture, { width: 960, ratio })}
        srcSet={imageSources(picture, ratio)}
        sizes={sizes}
        width={960}
        height={Math.round((960 * height) / width)}
        alt={altOf(picture, isDecorative)}
        loading={isLead ? 'eager' : 'lazy'}
        fetchPriority={isLead ? 'high' : undefined}
        decoding="async"
      />
    </>
  );
};
