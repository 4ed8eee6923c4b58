import { isElement, walkTree } from '../../../pasting/walkTree.ts';
import { plainText } from './plainText.ts';

/** An element that may hold a fact. `index` is its place among the elements of the page. */
export type Marked = { element: Element; index: number; hint: string };

export type Value = { value: string; from: string };

const maxMarked = 500;
const maxAncestors = 30;
const maxTextCharacters = 400;

/** All that a page marks as a fact in its markup, in one walk. */
export class PageMarkup {
  readonly scripts: string[] = [];
  readonly headings: Marked[] = [];
  readonly dates: Marked[] = [];
  readonly authors: Marked[] = [];
  readonly properties = new Map<string, Marked[]>();
  readonly tags: Marked[] = [];
  readonly categories: Marked[] = [];
  readonly pictures: Marked[] = [];
  title: string | null = null;
  /** `<html lang>` */
  readonly language: string | null;
  canonical: string | null = null;
  /** `<base href>` */
  base: string | null = null;
  pictureLink: string | null = null;
  readonly #meta = new Map<string, string[]>();
  readonly #elsewhere = new WeakMap<Element, boolean>();
  #index = 0;

  constructor(document: Document) {
    this.language =
      document.documentElement.getAttribute('lang')?.trim() ||
      document.documentElement.getAttribute('xml:lang')?.trim() ||
      null;
    walkTree(document.documentElement, (node) => {
      if (isElement(node)) this.#note(node);
      return true;
    });
  }

  /** The first value of the metadata with one of the names, in the order of the names. */
  meta(...names: string[]): Value | null {
    const [found] = this.metas(...names);
    return found ?? null;
  }

  metas(...names: string[]): Value[] {
    return names.flatMap((name) => (this.#meta.get(name) ?? []).map((value) => ({ value, from: name })));
  }

  /** True for what stands in a menu, beside other stories, or among comments. */
  isElsewhere(element: Element): boolean {
    const known = this.#elsewhere.get(element);
    if (known !== undefined) return known;
    let depth = 0;
    let isOut = false;
    for (let one: Element | null = element; one && depth < maxAncestors && !isOut; one = one.parentElement) {
      // Its classes describe the layout of the page, such as `with-sidebar`.
      if (one.localName === 'body') break;
      const names = `${one.className} ${one.id}`;
      isOut = /^(?:nav|footer|aside)$/.test(one.localName) || elsewhere.test(names);
      depth += 1;
    }
    this.#elsewhere.set(element, isOut);
    return isOut;
  }

  #note(element: Element): void {
    const index = this.#index++;
    const name = element.localName;
    const mark = (list: Marked[], hint: string): void => {
      if (list.length < maxMarked) list.push({ element, index, hint });
    };
    if (name === 'meta') this.#noteMeta(element);
    else if (name === 'script') this.scripts.push(element.textContent ?? '');
    else if (name === 'link') this.#noteLink(element);
    else if (name === 'base') this.base ??= element.getAttribute('href');
    else if (name === 'title' && element.parentElement?.localName === 'head')
      this.title ??= plainText(element.textContent ?? '');
    else if (name === 'img') mark(this.pictures, 'img');
    else if (/^h[12]$/.test(name)) mark(this.headings, name);
    const property = element.getAttribute('itemprop');
    for (const one of property?.split(/\s+/) ?? []) {
      const list = this.properties.get(one) ?? [];
      this.properties.set(one, list);
      mark(list, `itemprop ${one}`);
    }
    const rel = element.getAttribute('rel') ?? '';
    if (name === 'a' && /\bauthor\b/i.test(rel)) mark(this.authors, 'rel author');
    if (name === 'a' && /\bcategory\b/i.test(rel)) mark(this.categories, 'rel category');
    else if (name === 'a' && /\btag\b/i.test(rel)) mark(this.tags, 'rel tag');
    const names = `${element.className} ${element.id} ${element.getAttribute('data-testid') ?? ''}`;
    if (name === 'time') mark(this.dates, 'time');
    else if (dated.test(names)) mark(this.dates, 'class');
    if (byline.test(names)) mark(this.authors, 'byline');
  }

  #noteMeta(element: Element): void {
    const content = plainText(element.getAttribute('content') ?? '', 4_000);
    if (content === null) return;
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv'])
      for (const name of element.getAttribute(attribute)?.toLowerCase().split(/\s+/) ?? []) {
        if (name === '') continue;
        const values = this.#meta.get(name) ?? [];
        this.#meta.set(name, values);
        if (values.length < maxMarked) values.push(content);
      }
  }

  #noteLink(element: Element): void {
    const rel = element.getAttribute('rel')?.toLowerCase().split(/\s+/) ?? [];
    const href = element.getAttribute('href')?.trim() || null;
    if (rel.includes('canonical')) this.canonical ??= href;
    if (rel.includes('image_src')) this.pictureLink ??= href;
  }
}

const elsewhere =
  /(?:^|[\s_-])(?:comments?|respond|related|recommend\w*|sidebar|footer|popular|trending|most-read|newsletter|teasers?|promo|menu|nav|navigation|more-stories|read-next|latest)(?=[\s_-]|$)/i;
const dated =
  /(?:^|[\s_-])(?:date\w*|pub-?date|publish\w*|published|time-?stamp|post-?(?:date|time|meta)|entry-?(?:date|meta)|article-?(?:date|time)|(?:posted|story|by)-?(?:on|date|time)|posted|time)(?=[\s_-]|$)|(?:Date|Published|Timestamp)\b|(?<=[a-z])(?:Date|Time)(?=[A-Z_\s-]|$)/;
const byline =
  /(?:^|[\s_-])(?:by-?lines?|authors?|author-?name|writers?|contributors?|posted-?by|vcard)(?=[\s_-]|$)|(?:Byline|Author)(?![a-z])/i;

/** The text of an element in one line; null if it is long. */
export const shortText = (element: Element): string | null => {
  const text = (element.textContent ?? '').slice(0, 4_000).replaceAll(/\s+/g, ' ').trim();
  return text === '' || text.length > maxTextCharacters ? null : text;
};
