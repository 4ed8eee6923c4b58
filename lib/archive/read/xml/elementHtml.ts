import { escapeHtml } from '../escapeHtml.ts';
import type { XmlElement } from './XmlElement.ts';

const withoutPrefix = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The XHTML inside an element as HTML. Its depth is bounded by `readElements`. */
export const elementHtml = ({ children }: XmlElement): string =>
  children
    .map((child) => {
      if (typeof child === 'string') return escapeHtml(child);
      const name = withoutPrefix(child.name);
      const attributes = Object.entries(child.attributes)
        .filter(([attribute]) => !attribute.includes(':'))
        .map(([attribute, value]) => ` ${attribute}="${escapeHtml(value)}"`);
      return `<${name}${attributes.join('')}>${elementHtml(child)}${empty.has(name) ? '' : `</${name}>`}`;
    })
    .join('');

const empty = new Set(['br', 'hr', 'img', 'wbr', 'col', 'source', 'track']);
