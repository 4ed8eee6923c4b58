/** A colour as `#rrggbb`. */
export type Hex = string;

export const isHex = (text: unknown): text is Hex => typeof text === 'string' && /^#[0-9a-f]{6}$/i.test(text);

const channelsOf = (colour: Hex): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

const luminance = (colour: Hex): number => {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/**
 * The contrast of two colours, from 1 to 21.
 *
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export const contrast = (one: Hex, other: Hex): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

/** A colour with a share of another, from 0 to 1. */
export const mix = (ground: Hex, colour: Hex, share: number): Hex => {
  const top = channelsOf(colour);
  const channels = channelsOf(ground).map((channel, index) =>
    Math.round(channel + ((top[index] ?? channel) - channel) * share),
  );
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
};
