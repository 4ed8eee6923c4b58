import { isWebAddress } from '../../addresses.ts';
import { digitalSources } from '../../pictures/digitalSources.ts';
import type { ArchivedPicture } from '../ArchivedStory.ts';

/** Gives pictures with a caption, and tables in a figure, the markup that readers of HTML know. */
export const prepareFigures = (document: Document): void => {
  for (const element of document.querySelectorAll('archive-figure')) {
    const image = element.querySelector('img');
    if (!image) continue;
    const caption = element.getAttribute('data-caption') ?? element.textContent ?? '';
    element.replaceWith(figureOf(image, caption.trim(), document));
  }
  for (const figure of document.querySelectorAll('figure')) {
    if (isOwn(figure)) prepareOwn(figure);
    const table = figure.querySelector('table');
    const note = figure.querySelector('figcaption');
    if (!table || !note || table.querySelector('caption')) continue;
    const caption = document.createElement('caption');
    caption.textContent = note.textContent;
    table.insertBefore(caption, table.firstChild);
    note.remove();
  }
};

const figureOf = (image: Element, words: string, document: Document): Element => {
  const figure = document.createElement('figure');
  figure.appendChild(image);
  if (words !== '') {
    const caption = document.createElement('figcaption');
    caption.textContent = words;
    figure.appendChild(caption);
  }
  return figure;
};

/** Exports of stories here say which words of a picture are its credit, and what readers are not shown. */
const isOwn = (figure: Element): boolean =>
  figure.querySelector('small.credit, small.making') !== null ||
  ['data-copyright', 'data-licence', 'data-making'].some((name) => figure.hasAttribute(name)) ||
  figure.classList.contains('table');

/** Takes the credit out of the caption, and puts what is known of the picture beside it. */
export const prepareOwn = (figure: Element): void => {
  const image = figure.querySelector('img');
  const credit = figure.querySelector('small.credit');
  if (image && credit) image.setAttribute('data-credit', lineOf(credit));
  for (const small of figure.querySelectorAll('small.credit, small.making')) small.remove();
  for (const name of ['data-copyright', 'data-licence', 'data-making'])
    image?.setAttribute(name, figure.getAttribute(name) ?? '');
  const table = figure.querySelector('table');
  const chart = figure.getAttribute('data-chart');
  if (table && chart) table.setAttribute('data-chart', chart);
  // Markdown has no table without a header row.
  const head = table?.querySelector('thead');
  if (!table || !head || lineOf(head) !== '') return;
  head.remove();
  table.setAttribute('data-headerless', 'true');
};

const lineOf = (element: Element): string => (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

/** What an export says of a picture beside its alternative text and caption. */
export const pictureDetails = (image: Element): Omit<ArchivedPicture, 'address' | 'alt' | 'caption'> => {
  const said = (name: string): string => image.getAttribute(name)?.trim() ?? '';
  const [credit, copyright, licence, making] = [
    ...['data-credit', 'data-copyright', 'data-licence', 'data-making'].map(said),
  ];
  const digitalSource = digitalSources.find(({ value }) => value === making)?.value;
  return {
    ...(credit && { credit }),
    ...(copyright && { copyright }),
    ...(licence && isWebAddress(licence) && { licenceUrl: licence }),
    ...(digitalSource && { digitalSource }),
  };
};
