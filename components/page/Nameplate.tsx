import { imageUrl } from '../../lib/images/imageUrl.ts';
import type { Site } from '../../lib/site.ts';
import type { Look } from '../../lib/theme/Look.ts';

/** Pixels, for screens with three a pixel of CSS. */
const markWidth = 192;

const Mark = ({ look: { mark, glyph } }: { look: Look }) =>
  mark ? (
    // biome-ignore lint/performance/noImgElement: the lake transforms it.
    <img
      className="nameplate-mark"
      src={imageUrl(mark, { width: markWidth })}
      alt=""
      width={mark.width}
      height={mark.height}
    />
  ) : (
    <svg viewBox={glyph.viewBox} aria-hidden="true" focusable="false">
      <path
        d={glyph.path}
        {...(glyph.strokeWidth === null
          ? { fill: 'currentColor' }
          : { fill: 'none', stroke: 'currentColor', strokeWidth: glyph.strokeWidth, strokeLinecap: 'round' })}
      />
    </svg>
  );

/** The publication's name with its mark. */
export const Nameplate = ({ site: { title, look } }: { site: Site }) => (
  <a className="nameplate" href="/">
    {title}
    <Mark look={look} />
  </a>
);
