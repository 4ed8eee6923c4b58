import { z } from 'zod';
import { LakeError } from '../errors.ts';

/** Longer sides are reduced to this. */
export const maxSidePixels = 8192;

const pixels = z.coerce
  .number()
  .positive()
  .transform((value) => Math.min(maxSidePixels, Math.max(1, Math.round(value))));
const share = z.coerce.number().min(0).max(1);
const positions = ['top', 'bottom', 'left', 'right', 'center', 'focalpoint', 'entropy'] as const;

const schema = z.object({
  w: pixels.optional(),
  h: pixels.optional(),
  'max-w': pixels.optional(),
  'max-h': pixels.optional(),
  'min-w': pixels.optional(),
  'min-h': pixels.optional(),
  dpr: z.coerce.number().min(0.1).max(5).default(1),
  fit: z.enum(['clip', 'crop', 'fill', 'fillmax', 'max', 'min', 'scale']).default('clip'),
  crop: z
    .string()
    .transform((value) => value.split(','))
    .pipe(z.array(z.enum(positions)).max(3))
    .optional(),
  rect: z
    .string()
    .regex(/^-?\d+(\.\d+)?,-?\d+(\.\d+)?,\d+(\.\d+)?,\d+(\.\d+)?$/, 'expected left,top,width,height in px')
    .transform((value) => {
      const [left = 0, top = 0, width = 0, height = 0] = value
        .split(',')
        .map((part) => Math.round(Number(part)));
      return { left, top, width, height };
    })
    .optional(),
  'fp-x': share.optional(),
  'fp-y': share.optional(),
  q: z.coerce
    .number()
    .min(0)
    .max(100)
    .transform((value) => Math.max(1, Math.round(value)))
    .optional(),
  fm: z.enum(['jpg', 'pjpg', 'png', 'webp', 'avif', 'gif']).optional(),
  auto: z
    .string()
    .transform((value) => value.split(',').includes('format'))
    .default(false),
  blur: z.coerce.number().min(0).max(2000).default(0),
  sharp: z.coerce.number().min(0).max(100).default(0),
  sat: z.coerce.number().min(-100).max(100).default(0),
  invert: z
    .enum(['true', 'false'])
    .transform((value) => value === 'true')
    .default(false),
  flip: z.enum(['h', 'v', 'hv', 'vh']).optional(),
  or: z.enum(['0', '90', '180', '270']).transform(Number).default(0),
  bg: z
    .string()
    .regex(
      /^#?([\da-f]{3}|[\da-f]{4}|[\da-f]{6}|[\da-f]{8})$/i,
      'expected a colour as RGB, ARGB, RRGGBB or AARRGGBB',
    )
    .transform(colourOf)
    .optional(),
  pad: z.coerce.number().min(0).max(1000).transform(Math.round).default(0),
  frame: z
    .literal('1')
    .transform(() => true)
    .default(false),
});

export type TransformParameters = z.infer<typeof schema>;
export type Colour = { r: number; g: number; b: number; alpha: number };

/** Alpha comes first, as in the hosted service. */
function colourOf(value: string): Colour {
  const digits = value.replace('#', '');
  const whole = digits.length < 6 ? [...digits].map((digit) => digit + digit).join('') : digits;
  const bytes = (whole.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  const [r = 0, g = 0, b = 0] = bytes.slice(-3);
  return { r, g, b, alpha: bytes.length === 4 ? (bytes[0] ?? 255) / 255 : 1 };
}

/**
 * Reads the query of an image's address. Unknown parameters are ignored.
 *
 * @throws LakeError 400 with the name of a parameter with an invalid value.
 * @see https://www.sanity.io/docs/image-urls
 */
export const readTransform = (query: URLSearchParams): TransformParameters => {
  const result = schema.safeParse(Object.fromEntries(query));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new LakeError(400, `Invalid value for parameter “${issue?.path.join('.')}”: ${issue?.message}`);
};

/** Whether the address has no transform parameter. */
export const asksForOriginal = (query: URLSearchParams): boolean =>
  !Object.keys(schema.shape).some((name) => query.has(name));
