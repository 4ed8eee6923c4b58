import { photograph, xmp } from './photograph.ts';

const root =
  'xmlns="http://www.w3.org/2000/svg" xmlns:s="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="12" height="8"';
const square = '<rect width="12" height="8" fill="#b3261e"/>';

const drawing = (inner: string, attributes = ''): string =>
  `<svg ${root} ${attributes}>${inner}${square}</svg>`;

const embedded = async (): Promise<string> =>
  `data:image/jpeg;base64,${(await photograph('jpeg', ['exif', 'xmp'])).toString('base64')}`;

/** Drawings with a place in them, which is `PLACE-4712` or in a photograph. */
export const drawingsWithPlace: Record<string, () => Promise<string>> = {
  'its metadata': async () => drawing(`<metadata id="m">${xmp}</metadata>`),
  'its metadata with a prefix': async () => drawing(`<s:metadata>${xmp}</s:metadata>`),
  'an element of a program': async () =>
    drawing('<inkscape:page><g><text>PLACE-4712</text></g></inkscape:page>'),
  'an attribute of a program': async () => drawing('', 'inkscape:export-filename="/PLACE-4712/a.png"'),
  'a comment': async () => drawing('<!-- PLACE-4712 -->'),
  'a processing instruction': async () => `<?xpacket PLACE-4712?>${drawing('')}`,
  'a photograph inside': async () =>
    drawing(`<image width="12" height="8" xlink:href="${await embedded()}"/>`),
  'a photograph whose lines are broken': async () => {
    const lines = (await embedded()).replace(/(.{76})/g, '$1&#10;');
    return drawing(`<image width="12" height="8" href="${lines}"/>`);
  },
  'a photograph in a style': async () =>
    drawing(`<style>rect { background: url(${await embedded()}) }</style>`),
  'a photograph in the style of an element': async () =>
    drawing(`<g style="background: url('${await embedded()}')"/>`),
  'a drawing inside': async () =>
    drawing(`<image href="data:image/svg+xml;base64,${btoa(drawing('<!-- PLACE-4712 -->'))}"/>`),
};

/** A drawing with all that is drawn, and nothing else. */
export const bareDrawing = `<svg ${root}><title>Plums &amp; pears</title><style><![CDATA[ rect > a { fill: red } ]]></style><s:g fill='url("#a")'>${square}</s:g><text xml:space="preserve">é &lt; ü</text></svg>`;
