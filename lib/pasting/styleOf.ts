/** The declarations of an element's style attribute, in lower case. */
export const styleOf = (element: Element): ReadonlyMap<string, string> => {
  const written = element.getAttribute('style');
  return written ? declarationsIn(written) : none;
};

const declarationsIn = (written: string): ReadonlyMap<string, string> => {
  const declarations = new Map<string, string>();
  for (const declaration of written.toLowerCase().split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0) declarations.set(declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim());
  }
  return declarations;
};

const none: ReadonlyMap<string, string> = new Map();

export type Format = { isStrong: boolean; isEmphasis: boolean };

/** The format of the text in an element. A style counts more than a tag: Google Docs puts its text in `<b>`. */
export const formatIn = (
  { isStrong, isEmphasis }: Format,
  tag: string,
  style: ReadonlyMap<string, string>,
): Format => ({
  isStrong: weightOf(style.get('font-weight')) ?? (isStrong || tag === 'b' || tag === 'strong'),
  isEmphasis:
    slantOf(style.get('font-style')) ?? (isEmphasis || tag === 'i' || tag === 'em' || tag === 'cite'),
});

export const plainFormat: Format = { isStrong: false, isEmphasis: false };

/** The format of the text in an element, given that of the text around it. */
export type FormatReader = (outer: Format, element: Element) => Format;

/** Reads formats by tags, styles and classes, which Excel has its formats in: `.xl65 {font-weight:700;}`. */
export const formatReader = (document: Document): FormatReader => {
  const classes = new Map<string, ReadonlyMap<string, string>>();
  for (const { textContent } of document.querySelectorAll('style'))
    for (const rule of (textContent ?? '').split('}')) {
      const [selector = '', declarations = ''] = rule.split('{');
      const name = selector.trim();
      if (/^\.[\w-]+$/.test(name)) classes.set(name.slice(1), declarationsIn(declarations));
    }
  return (outer, element) => {
    const byClass = [...element.classList].reduce(
      (format, name) => formatIn(format, '', classes.get(name) ?? none),
      outer,
    );
    return formatIn(byClass, element.localName, styleOf(element));
  };
};

const weightOf = (weight: string | undefined): boolean | null => {
  if (weight === undefined || weight === 'inherit') return null;
  return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
};

const slantOf = (slant: string | undefined): boolean | null =>
  slant === undefined || slant === 'inherit' ? null : slant === 'italic' || slant.startsWith('oblique');

/** The colour of text, or null if it is the usual black. */
export const colourIn = (style: ReadonlyMap<string, string>): string | null | undefined => {
  const colour = style.get('color')?.replaceAll(' ', '');
  if (colour === undefined) return undefined;
  return usual.has(colour) ? null : colour;
};

const usual = new Set(['black', '#000', '#000000', 'rgb(0,0,0)', 'windowtext', 'inherit', 'initial', 'auto']);

export const isHighlighted = (style: ReadonlyMap<string, string>): boolean => {
  const mark = (
    style.get('mso-highlight') ??
    style.get('background-color') ??
    style.get('background')
  )?.replaceAll(' ', '');
  return mark !== undefined && mark !== '' && !plain.has(mark);
};

const plain = new Set([
  'transparent',
  'white',
  '#fff',
  '#ffffff',
  'rgb(255,255,255)',
  'rgba(0,0,0,0)',
  'none',
  'inherit',
  'initial',
]);

/** True if the reader of the other document does not see the element. */
export const isHidden = (element: Element, style: ReadonlyMap<string, string>): boolean =>
  element.hasAttribute('hidden') || style.get('display') === 'none' || style.get('mso-hide') === 'all';
