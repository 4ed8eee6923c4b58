import {
  imageSources,
  imageUrl,
  ownRatio,
  type Picture as PictureData,
  type Ratio,
} from '../../lib/images/imageUrl.ts';

type PictureProps = {
  picture: PictureData;
  /** The widths at which the page draws it, as `sizes` has them. */
  sizes: string;
  /** The crop; without it the picture keeps its own shape. */
  ratio?: Ratio | null;
  /** The picture that the first screen is about: fetched at once, the others when they come near. */
  isLead?: boolean;
  /** The picture repeats what the words beside it say, so that nobody has to hear it twice. */
  isDecorative?: boolean;
};

/** A class for the placeholder: a style attribute would need a hole in the Content-Security-Policy. */
const placeholderName = ({ url }: PictureData) => `p-${url.slice(url.lastIndexOf('/') + 1, -4).slice(0, 16)}`;

/** A picture with fixed ratio, fitting width and a placeholder of its own colours. */
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
        alt={isDecorative ? '' : picture.alt}
        loading={isLead ? 'eager' : 'lazy'}
        fetchPriority={isLead ? 'high' : undefined}
        decoding="async"
      />
    </>
  );
};
