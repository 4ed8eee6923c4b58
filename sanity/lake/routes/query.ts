import { evaluate, parse } from 'groq-js';
import { type Context, Hono } from 'hono';
import { LakeError } from '../errors.ts';
import { documentTags } from '../groq/syncTags.ts';
import type { LakeContext, LakeEnv, SanityDocument } from '../types.ts';

/** GET, POST /v{date}/data/query/{dataset}: evaluates GROQ over the whole dataset. */
export const queryRoutes = (lake: LakeContext): Hono<LakeEnv> => {
  const answer = async (c: Context<LakeEnv>, query: string, params: Record<string, unknown>) => {
    const started = performance.now();
    const { dataset, access } = lake.open(c);
    const version = c.req.param('version') ?? 'v1';
    const perspective = c.req.query('perspective') ?? (version >= 'v2025-02-19' ? 'published' : 'raw');
    const documents = dataset.db
      .prepare('SELECT json FROM documents ORDER BY id')
      .all()
      .map(({ json }) => JSON.parse(String(json)) as SanityDocument)
      .filter((document) => access.canRead(document));
    const value = await evaluate(parseQuery(query, params), {
      dataset: seenThrough(documents, perspective),
      params,
      identity: access.identity.id,
    });
    return c.json({
      query,
      result: ((await value.get()) as unknown) ?? null,
      ms: Math.round(performance.now() - started),
      syncTags: documentTags(null, { _id: '' } as SanityDocument).slice(0, 1),
    });
  };
  return new Hono<LakeEnv>()
    .get('/data/query/:dataset', (c) => {
      const entries = Object.entries(c.req.query()).filter(([name]) => name.startsWith('$'));
      const params = Object.fromEntries(entries.map(([name, text]) => [name.slice(1), JSON.parse(text)]));
      return answer(c, c.req.query('query') ?? '', params);
    })
    .post('/data/query/:dataset', async (c) => {
      const body = (await c.req.json()) as { query: string; params?: Record<string, unknown> };
      return answer(c, body.query, body.params ?? {});
    });
};

const seenThrough = (documents: SanityDocument[], perspective: string): SanityDocument[] => {
  if (perspective === 'raw') return documents;
  const published = documents.filter(({ _id }) => !/^(drafts|versions)\./.test(_id));
  if (perspective === 'published') return published;
  const drafts = documents.filter(({ _id }) => _id.startsWith('drafts.'));
  const overlaid = drafts.map((draft) => ({
    ...draft,
    _id: draft._id.slice('drafts.'.length),
    _originalId: draft._id,
  }));
  const hidden = new Set(overlaid.map(({ _id }) => _id));
  return [...overlaid, ...published.filter(({ _id }) => !hidden.has(_id))];
};

const parseQuery = (query: string, params: Record<string, unknown>) => {
  try {
    return parse(query, { params });
  } catch (error) {
    const description = error instanceof Error ? error.message : String(error);
    throw new LakeError(400, `Malformed query: ${description}`, { type: 'queryParseError', query });
  }
};
