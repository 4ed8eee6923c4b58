import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { clientAddress } from '../accounts/clientAddress.ts';
import type { AssetContext } from '../assets/AssetContext.ts';
import { type AssetKind, discard, originalPath, receive } from '../assets/assetFolder.ts';
import { chooseFormat, mimeTypes } from '../assets/chooseFormat.ts';
import { type AssetNotes, createAsset, findAssetId, textOf } from '../assets/createAsset.ts';
import type { Extract, Task } from '../assets/decoder/messages.ts';
import { renditionName, renditionsOf } from '../assets/renditions.ts';
import { sendBytes, sendFile } from '../assets/sendAsset.ts';
import { asksForOriginal, readTransform } from '../assets/transformParameters.ts';
import { LakeError } from '../errors.ts';
import { applyMutation } from '../mutations/applyMutations.ts';
import { parseMutation } from '../mutations/mutation.ts';
import { transact } from '../mutations/transact.ts';
import type { Dataset } from '../types/datasets.ts';
import type { Mutation, SanityDocument } from '../types/documents.ts';
import type { Upload } from '../types/uploads.ts';
import { countAnonymousRequest } from './countAnonymousRequests.ts';
import type { LakeContext, LakeEnv } from './LakeContext.ts';

const megabyte = 1_048_576;
const maxBytes: Record<AssetKind, number> = { image: 64 * megabyte, file: 512 * megabyte };

/** Uploads, under the API's version. */
export const assetRoutes = (lake: LakeContext): Hono<LakeEnv> => {
  const upload = (kind: AssetKind) => (c: Context<LakeEnv>) =>
    uploadAsset(c.req.raw, kind, uploadContext(lake, c));
  return new Hono<LakeEnv>()
    .post('/assets/images/:dataset', upload('image'))
    .post('/assets/files/:dataset', upload('file'));
};

type ServeContext = Pick<AssetContext, 'dataset' | 'images'> & {
  /** Whether the caller may read every document. */
  readsOriginals?: boolean;
};

/** Assets, at addresses without an API version. The last part may be any name, for search engines. */
export const assetFileRoutes = (lake: LakeContext): Hono<LakeEnv> => {
  const serve = (answer: typeof serveImage) => async (c: Context<LakeEnv>) => {
    const { project = '', dataset: name = '', file = '' } = c.req.param();
    try {
      const dataset = lake.datasets.find(project, name);
      if (!dataset) throw new LakeError(404, 'Asset not found', { type: 'notFound' });
      return await answer(c.req.raw, file, {
        dataset,
        images: lake.images,
        readsOriginals: readsOriginals(lake, c, dataset),
      });
    } catch (error) {
      // Only requests for missing assets count, because websites load existing ones.
      await countAnonymousRequest(lake, c);
      throw error;
    }
  };
  return new Hono<LakeEnv>()
    .get('/images/:project/:dataset/:file/:name?', serve(serveImage))
    .get('/files/:project/:dataset/:file/:name?', serve(serveFile));
};

type Rendering = Exclude<Task, { kind: 'describe' }>;

/** An invalid token is no error here, as if there was none. */
const readsOriginals = (lake: LakeContext, c: Context<LakeEnv>, dataset: Dataset): boolean => {
  try {
    return lake.accounts.access.accessFor(lake.identify(c.req.raw), dataset).reads === 'everything';
  } catch (error) {
    if (error instanceof LakeError) return false;
    throw error;
  }
};

const uploadContext = (lake: LakeContext, c: Context<LakeEnv>): AssetContext => {
  const { dataset, access } = lake.open(c);
  const commit = (mutations: Mutation[], received: Upload) =>
    transact(
      {
        dataset,
        access: { ...access, canCreate: access.canUpload },
        transactionId: undefined,
        dryRun: false,
        upload: received,
        request: mutations,
      },
      (working) => {
        for (const [index, mutation] of mutations.entries())
          applyMutation(working, { ...parseMutation(mutation, index), ids: [] });
      },
    );
  return { dataset, access, publicUrl: lake.publicUrl, commit, images: lake.images };
};

/**
 * POST /v{date}/assets/images|files/{dataset}: stores the body as an asset, named by its hash. An upload of the same
 * bytes returns the existing asset.
 *
 * @throws LakeError 401 or 403 if the caller may not create assets; 413 over the limit; 400 if it is not an image.
 * @see https://www.sanity.io/docs/http-reference/assets
 */
export const uploadAsset = async (
  request: Request,
  kind: AssetKind,
  context: AssetContext,
): Promise<Response> => {
  const { dataset, access, publicUrl, images } = context;
  const caller = access.identity.id;
  const now = new Date().toISOString();
  const stamp = { _rev: '', _createdAt: now, _updatedAt: now };
  const type = kind === 'image' ? 'sanity.imageAsset' : 'sanity.fileAsset';
  const example = { _id: `${kind}-${randomUUID()}`, _type: type, ...stamp };
  if (!access.canUpload(example))
    throw access.identity.kind === 'anonymous'
      ? new LakeError(401, 'An upload needs a session or a token', { type: 'unauthorized' })
      : new LakeError(403, 'You may not upload assets to this dataset', { type: 'forbidden' });
  const query = new URL(request.url).searchParams;
  const notes = readNotes(query);
  const announced = request.headers.get('content-length');
  // Held until the asset exists: received bytes are on disk and wait to be decoded.
  const release = await images.receiving.acquire(caller, request.signal);
  try {
    const received = await receive(dataset, request.body, {
      maxBytes: maxBytes[kind],
      announcedBytes: announced === null ? null : Number(announced),
      signal: request.signal,
      times: images.uploadTimes,
    });
    return await serialize(`${dataset.folder} ${received.sha1}`, async () => {
      const { asset, words } = await createAsset(dataset, received, {
        kind,
        // Anyone can read an asset's document: its text must come from a caller who may change it.
        notes: access.canUpdate(example, example) ? notes : {},
        fileName: notes.originalFilename,
        contentType: request.headers.get('content-type'),
        extract: readExtract(query),
        publicUrl,
        decoder: images.uploads,
        caller,
        signal: request.signal,
      });
      if (!dataset.get(asset._id)) {
        try {
          await context.commit([{ createIfNotExists: { ...asset, uploadId: randomUUID() } }], {
            assetId: asset._id,
            fileName: notes.originalFilename ?? null,
            words,
          });
        } catch (error) {
          await discard(await originalPath(dataset, kind, asset.path.split('/').at(-1) ?? ''));
          throw error;
        }
      }
      const stored = dataset.get(asset._id);
      // The caller may not be allowed to read what others wrote about the same bytes.
      return Response.json({ document: stored && access.canRead(stored) ? stored : asset });
    });
  } finally {
    release();
  }
};

const running = new Map<string, Promise<unknown>>();

/** Runs uploads of the same bytes one after the other: a failed one must not delete the file of another. */
const serialize = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
  const previous = running.get(name) ?? Promise.resolve();
  const result = previous.catch(() => {}).then(work);
  running.set(name, result);
  try {
    return await result;
  } finally {
    if (running.get(name) === result) running.delete(name);
  }
};

/**
 * GET /images/{project}/{dataset}/{sha1}-{w}x{h}.{extension}[/{any name}]: the image, transformed as the query asks.
 * As with the hosted service, everyone who knows an asset's address may read it: it contains a hash of the bytes. Only
 * callers who may read everything get the original with its metadata, such as the place where a picture was taken.
 *
 * @see https://www.sanity.io/docs/image-urls
 */
export const serveImage = async (
  request: Request,
  fileName: string,
  context: ServeContext,
): Promise<Response> => {
  const { dataset, images, readsOriginals = false } = context;
  const asset = findAsset('image', fileName, context);
  const query = new URL(request.url).searchParams;
  const path = await originalPath(dataset, 'image', fileName);
  const extension = textOf(asset, 'extension') ?? '';
  const download = downloadName(query, asset);
  const isDrawing = extension === 'svg' && !query.has('fm');
  const renditions = await renditionsOf(dataset);
  const render = (name: string, task: Rendering) =>
    renditions.find(
      name,
      (signal) => images.renditions.render(task, { name, caller: clientAddress(request), signal }),
      request.signal,
    );
  if (!isDrawing && !readsOriginals && asksForOriginal(query)) {
    const name = renditionName(fileName, { withoutMetadata: 1 }, extension);
    return sendBytes(
      request,
      await render(name, { kind: 'withoutMetadata', path, size: Number(asset.size) }),
      {
        mimeType: textOf(asset, 'mimeType') ?? 'application/octet-stream',
        etag: `"${name}"`,
        download,
        varies: 'Authorization',
      },
    );
  }
  if (isDrawing || asksForOriginal(query))
    return sendFile(request, path, {
      mimeType: textOf(asset, 'mimeType') ?? 'application/octet-stream',
      etag: `"${asset.sha1hash}"`,
      download,
      varies: isDrawing ? null : 'Authorization',
      isPrivate: !isDrawing,
    });
  const parameters = readTransform(query);
  const format = chooseFormat(
    parameters,
    { extension, isOpaque: isOpaque(asset) },
    request.headers.get('accept') ?? '',
  );
  const name = renditionName(fileName, parameters, format);
  const bytes = await render(name, { kind: 'render', path, parameters, format });
  return sendBytes(request, bytes, {
    mimeType: mimeTypes[format],
    etag: `"${name}"`,
    download,
    varies: parameters.auto && !parameters.fm ? 'Accept' : null,
  });
};

/**
 * GET /files/{project}/{dataset}/{sha1}.{extension}[/{any name}]: the file, whole or one range of it; `?dl=name` saves
 * it.
 */
export const serveFile = async (
  request: Request,
  fileName: string,
  context: ServeContext,
): Promise<Response> => {
  const asset = findAsset('file', fileName, context);
  return sendFile(request, await originalPath(context.dataset, 'file', fileName), {
    mimeType: textOf(asset, 'mimeType') ?? 'application/octet-stream',
    etag: `"${asset.sha1hash}"`,
    download: downloadName(new URL(request.url).searchParams, asset),
    varies: null,
  });
};

/** @throws LakeError 404 without the asset's document, even if its file exists. */
const findAsset = (
  kind: AssetKind,
  fileName: string,
  { dataset }: Pick<AssetContext, 'dataset'>,
): SanityDocument => {
  const id = findAssetId(kind, fileName);
  const asset = id && dataset.get(id);
  if (!asset) throw new LakeError(404, 'Asset not found', { type: 'notFound' });
  return asset;
};

/** `dl` without a name saves under the original file name. */
const downloadName = (query: URLSearchParams, asset: SanityDocument): string | null => {
  const asked = query.get('dl') ?? query.get('dlRaw');
  if (asked === null) return null;
  return (asked || textOf(asset, 'originalFilename') || `${asset.assetId}.${asset.extension}`).slice(0, 200);
};

const isOpaque = ({ metadata }: SanityDocument): boolean =>
  typeof metadata !== 'object' ||
  metadata === null ||
  !('isOpaque' in metadata) ||
  metadata.isOpaque !== false;

const note = z.string().max(2000).exactOptional();
const notesSchema = z.object({
  filename: z.string().max(255).exactOptional(),
  label: note,
  title: note,
  description: note,
  creditLine: note,
  sourceId: note,
  sourceName: note,
  sourceUrl: note,
});

const readNotes = (query: URLSearchParams): AssetNotes => {
  const result = notesSchema.safeParse(Object.fromEntries(query));
  if (!result.success)
    throw new LakeError(
      400,
      `Invalid value for parameter “${result.error.issues[0]?.path.join('.')}”: it is too long`,
    );
  const { filename, sourceId, sourceName, sourceUrl, ...notes } = result.data;
  const source = {
    ...(sourceId && { id: sourceId }),
    ...(sourceName && { name: sourceName }),
    ...(sourceUrl && { url: sourceUrl }),
  };
  return {
    ...notes,
    ...(filename && { originalFilename: filename }),
    ...((sourceId || sourceName || sourceUrl) && { source }),
  };
};

const extracts: readonly Extract[] = ['lqip', 'blurhash', 'palette'];

/** `meta=lqip&meta=palette` extracts these two, `meta=none` extracts nothing. Without `meta` everything is extracted. */
const readExtract = (query: URLSearchParams): ReadonlySet<Extract> => {
  const asked = query.getAll('meta').flatMap((value) => value.split(','));
  return new Set(asked.length === 0 ? extracts : extracts.filter((name) => asked.includes(name)));
};
