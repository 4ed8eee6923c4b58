import { LRUCache } from 'lru-cache';
import type { SanityDocument } from '../../types/documents.ts';
import { parseStored } from '../parseStored.ts';
import type { Statements } from './statements.ts';

/** In characters of JSON. The parsed documents take about four times as many bytes. */
const maxCachedCharacters = 8_000_000;

/** Reads stored documents by id, and caches the parsed ones. */
export class DocumentReader {
  readonly #select: Statements['getDocument'];
  readonly #cache = new LRUCache<string, SanityDocument>({ maxSize: maxCachedCharacters });

  constructor({ getDocument }: Statements) {
    this.#select = getDocument;
  }

  get(id: string): SanityDocument | null {
    const cached = this.#cache.get(id);
    if (cached) return cached;
    const json = this.#select.get(id)?.json;
    if (typeof json !== 'string') return null;
    const document = parseStored(json);
    this.#cache.set(id, document, { size: json.length });
    return document;
  }

  /** Removes a changed document from the cache. */
  invalidate(id: string): void {
    this.#cache.delete(id);
  }
}
