import { maxSidePixels, type TransformParameters } from './transformParameters.ts';

export type Size = { width: number; height: number };
type Rectangle = Size & { left: number; top: number };

/** The area to cut out of the image, the size to scale it to, and the canvas around it. All in px. */
export type Plan = {
  /** Whether the encoder finds the area by the image's content; `cut` is then the whole area. */
  isByEntropy: boolean;
  cut: Rectangle;
  scaled: Size;
  canvas: Size;
};

const atLeastOne = (value: number) => Math.max(1, Math.round(value));
const within = (value: number, low: number, high: number) =>
  Math.min(Math.max(value, low), Math.max(low, high));
const scaleOf = (size: Size, factor: number): Size => ({
  width: atLeastOne(size.width * factor),
  height: atLeastOne(size.height * factor),
});

/** The part of `rect` inside the image; the whole image when there is none. */
const cutRect = (rect: Rectangle | undefined, { width, height }: Size): Rectangle => {
  const whole = { left: 0, top: 0, width, height };
  if (!rect) return whole;
  const left = within(rect.left, 0, width);
  const top = within(rect.top, 0, height);
  const cut = {
    left,
    top,
    width: Math.min(rect.left + rect.width, width) - left,
    height: Math.min(rect.top + rect.height, height) - top,
  };
  return cut.width > 0 && cut.height > 0 ? cut : whole;
};

/** The offset of a cut along one axis, in px. */
const placeOf = (
  parameters: TransformParameters,
  axis: 'x' | 'y',
  { length, whole }: { length: number; whole: number },
) => {
  const room = whole - length;
  const { crop = [], 'fp-x': x, 'fp-y': y } = parameters;
  const focus = axis === 'x' ? x : y;
  const isFocal = crop.includes('focalpoint') || (crop.length === 0 && (x !== undefined || y !== undefined));
  if (isFocal) return within((focus ?? 0.5) * whole - length / 2, 0, room);
  if (crop.includes(axis === 'x' ? 'left' : 'top')) return 0;
  if (crop.includes(axis === 'x' ? 'right' : 'bottom')) return room;
  return room / 2;
};

const cutToRatio = (area: Rectangle, ratio: number, parameters: TransformParameters): Rectangle => {
  const width = Math.min(area.width, atLeastOne(area.height * ratio));
  const height = Math.min(area.height, atLeastOne(area.width / ratio));
  const left = placeOf(parameters, 'x', { length: width, whole: area.width });
  const top = placeOf(parameters, 'y', { length: height, whole: area.height });
  return { left: area.left + Math.round(left), top: area.top + Math.round(top), width, height };
};

/** A side that the parameters leave out is undefined. */
type AskedSides = { width: number | undefined; height: number | undefined };

/** The requested sides in device pixels, between the requested minimum and maximum. */
const askedSides = (parameters: TransformParameters): AskedSides => {
  const { w, h, dpr } = parameters;
  const held = (side: number | undefined, least = 1, most = maxSidePixels) =>
    side === undefined ? undefined : within(side * dpr, least * dpr, Math.min(most * dpr, maxSidePixels));
  return {
    width: held(w ?? parameters['min-w'] ?? parameters['max-w'], parameters['min-w'], parameters['max-w']),
    height: held(h ?? parameters['min-h'] ?? parameters['max-h'], parameters['min-h'], parameters['max-h']),
  };
};

/**
 * Computes a transformation from the image's size and the parameters.
 *
 * clip (the default): as large as fits in w × h. max: the same, never enlarged. crop: fills w × h, the rest is cut
 * off. min: the ratio of w × h, never enlarged. fill: clip on a canvas of w × h. fillmax: max on that canvas.
 * scale: stretched to w × h. With only one side the other follows in each mode.
 */
export const planTransform = (image: Size, parameters: TransformParameters): Plan => {
  const { fit } = parameters;
  const area = cutRect(parameters.rect, image);
  const asked = askedSides(parameters);
  const byWidth = asked.width === undefined ? Number.POSITIVE_INFINITY : asked.width / area.width;
  const byHeight = asked.height === undefined ? Number.POSITIVE_INFINITY : asked.height / area.height;
  const inside = Math.min(byWidth, byHeight);
  const factor = Number.isFinite(inside) ? inside : 1;
  const never = fit === 'max' || fit === 'min' || fit === 'fillmax' ? Math.min(1, factor) : factor;
  const simple = (size: Size, canvas = size): Plan => ({
    isByEntropy: false,
    cut: area,
    scaled: size,
    canvas,
  });
  if (asked.width === undefined || asked.height === undefined) return simple(scaleOf(area, never));
  const target = { width: atLeastOne(asked.width), height: atLeastOne(asked.height) };
  if (fit === 'scale') return simple(target);
  if (fit === 'fill' || fit === 'fillmax') return simple(scaleOf(area, never), target);
  if (fit === 'clip' || fit === 'max') return simple(scaleOf(area, never));
  const cut = cutToRatio(area, target.width / target.height, parameters);
  const scaled =
    fit === 'min' && cut.width < target.width ? { width: cut.width, height: cut.height } : target;
  const isByEntropy = parameters.crop?.includes('entropy') === true;
  return { isByEntropy, cut: isByEntropy ? area : cut, scaled, canvas: scaled };
};
