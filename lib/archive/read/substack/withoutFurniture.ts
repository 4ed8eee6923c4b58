import { parsePage } from '../../../import/html/parsePage.ts';
import { innerHtml } from '../innerHtml.ts';

/** Parts that Substack's editor puts between paragraphs, by the name that the report gives them. */
const parts: [string, string][] = [
  [
    'a form to subscribe',
    '.subscription-widget, .subscription-widget-wrap, .subscription-widget-wrap-editor, [data-component-name^="SubscribeWidget"]',
  ],
  ['the mark of a paywall', '.paywall, .paywall-jump, .paywall-title, [data-component-name^="Paywall"]'],
  [
    'an offer of the app, a chat or a message',
    '.install-substack-app-embed, .community-chat, .directMessage, [data-component-name^="CommunityChat"]',
  ],
  ['a poll', '.poll-embed, [data-component-name^="Poll"]'],
];

/** Signs of the site itself on headings and pictures. */
const controls = '.header-anchor-widget, .image-link-expand, .post-ufi, .share-dialog';

/**
 * The text of a post without what Substack adds to it, and with the posts that it shows as links.
 *
 * @returns a note for each kind of part that was left out.
 * @throws {PasteTooLarge}
 */
export const withoutFurniture = (html: string): { html: string; notes: string[] } => {
  const { body } = parsePage(`<!doctype html><body>${html}`);
  const notes: string[] = [];
  const drop = (name: string, found: Element[]): void => {
    for (const part of found) part.remove();
    if (found.length > 0)
      notes.push(`Left out: ${name}${found.length > 1 ? `, ${found.length} times` : ''}.`);
  };
  for (const [name, selector] of parts) drop(name, outermost(body.querySelectorAll(selector)));
  drop('a button to share or subscribe', buttonsIn(body));
  for (const control of body.querySelectorAll(controls)) control.remove();
  for (const card of body.querySelectorAll(cards)) placeCard(card);
  for (const quote of body.querySelectorAll('div.pullquote')) asQuotation(quote);
  return { html: innerHtml(body), notes };
};

const outermost = (found: Iterable<Element>): Element[] => {
  const all = new Set(found);
  return [...all].filter((part) => {
    for (let parent = part.parentElement; parent; parent = parent.parentElement)
      if (all.has(parent)) return false;
    return true;
  });
};

/** A post has some ten. */
const maxButtons = 200;

/** The elements whose only words, beside a call above them, are a link that acts on the newsletter itself. */
const buttonsIn = (body: Element): Element[] =>
  [...body.querySelectorAll('a[href]')]
    .filter((link) => acts(link.getAttribute('href') ?? ''))
    .slice(0, maxButtons)
    .flatMap((link) => {
      let whole = link;
      for (
        let next = link.parentElement;
        next && next !== body && isOnly(next, link);
        next = next.parentElement
      )
        whole = next;
      return whole === link ? [] : [whole];
    });

const isOnly = (parent: Element, link: Element): boolean =>
  !parent.querySelector('img, iframe') &&
  textOf(parent) === textOf(parent.querySelector('.cta-caption')) + textOf(link);

const textOf = (element: Element | null): string => (element?.textContent ?? '').replaceAll(/\s+/g, '');

/** Placeholders such as `%%share_url%%`, and the addresses that Substack puts in their place. */
const acts = (address: string): boolean => {
  if (address.startsWith('%%')) return true;
  const url = URL.parse(address);
  if (!url) return false;
  const last = url.pathname.split('/').filter(Boolean).at(-1) ?? '';
  return url.searchParams.get('action') === 'share' || acting.has(last);
};

const acting = new Set(['subscribe', 'comments', 'leaderboard', 'referrals', 'chat', 'gift']);

const cards =
  '.digest-post-embed, .embedded-post-wrap, .embedded-publication-wrap, .tweet, .twitter-embed, .file-embed-wrapper';

/** A card as an embed or a link: what it shows is drawn by scripts there. */
const placeCard = (card: Element): void => {
  const facts = factsOf(card.getAttribute('data-attrs'));
  const href = facts.url || card.querySelector('a[href]')?.getAttribute('href') || '';
  const document = card.ownerDocument;
  if (/tweet|twitter/.test(card.className)) {
    const embed = document.createElement('archive-embed');
    embed.textContent = href;
    card.replaceWith(embed);
    return;
  }
  const link = document.createElement('a');
  link.setAttribute('href', href);
  link.textContent = facts.title || facts.filename || facts.name || lineIn(card) || href;
  const paragraph = document.createElement('p');
  paragraph.appendChild(link);
  card.replaceWith(paragraph);
};

/** It names no speaker, as pull quotes here do. */
const asQuotation = (element: Element): void => {
  const quotation = element.ownerDocument.createElement('blockquote');
  quotation.append(...element.childNodes);
  element.replaceWith(quotation);
};

const lineIn = (card: Element): string =>
  (card.querySelector('.embedded-post-title, .file-embed-details-h1, h1, h2, h3')?.textContent ?? '').trim();

/** The texts that Substack keeps with a card. */
const factsOf = (written: string | null): Record<string, string> => {
  try {
    const facts: unknown = JSON.parse(written ?? '{}');
    return Object.fromEntries(
      Object.entries(facts ?? {}).filter((fact): fact is [string, string] => typeof fact[1] === 'string'),
    );
  } catch {
    return {};
  }
};
