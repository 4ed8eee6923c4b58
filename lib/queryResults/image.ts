import { z } from 'zod';
import { isWebAddress } from '../addresses.ts';
import { digitalSources } from '../pictures/digitalSources.ts';
import { id, text } from './fields.ts';
import { optionalPart } from './parseResult.ts';

const share = z.number().min(0).max(1);

/** Null cuts nothing off, as if it were absent: the other sides stay cut. */
const side = share.nullish().transform((cut) => cut ?? 0);

const crop = z
  .object({ top: side, bottom: side, left: side, right: side })
  .refine(
    ({ top, bottom, left, right }) => top + bottom < 1 && left + right < 1,
    'leaves no part of the picture',
  );

const pixels = z.number().min(1).max(1_000_000);

/** The file name becomes a CSS class, so only the lake's own names are accepted. */
const isImageAddress = (written: string): boolean => {
  const { pathname } = URL.parse(written, 'http://localhost') ?? {};
  return pathname?.includes('/images/') === true && /\/[\w-]+\.\w+$/.test(pathname);
};

/** Written into CSS without escaping. */
const placeholder = z
  .string()
  .max(20_000)
  .regex(/^data:image\/[a-z+]+;base64,[A-Za-z0-9+/=]+$/);

/**
 * An image reference with the asset's data and the editor's crop. The crop is optional; the alternative text is
 * not.
 */
export const image = z.object({
  alt: text.nullish(),
  caption: text.nullish(),
  credit: text.nullish(),
  copyright: optionalPart(text),
  licenceUrl: optionalPart(z.string().max(2_000).refine(isWebAddress, 'is not the address of a page')),
  digitalSource: optionalPart(z.enum(digitalSources.map(({ value }) => value))),
  hotspot: optionalPart(z.object({ x: share.optional(), y: share.optional() })),
  crop: optionalPart(crop),
  asset: optionalPart(
    z.object({
      _id: id,
      url: z.string().max(2_000).refine(isImageAddress, 'is not the address of an image').nullish(),
      metadata: optionalPart(
        z.object({
          lqip: optionalPart(placeholder),
          dimensions: optionalPart(z.object({ width: pixels.nullish(), height: pixels.nullish() })),
        }),
      ),
    }),
  ),
});
export type ImageResult = z.output<typeof image>;
