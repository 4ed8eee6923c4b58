import { isWebAddress } from '../addresses.ts';
import { digitalSources } from '../pictures/digitalSources.ts';
import type { ArchivedPicture } from './ArchivedStory.ts';

/** Exports of stories here say which words of a picture are its credit, and what readers are not shown. */
export const isOwn = (figure: Element): boolean =>
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
