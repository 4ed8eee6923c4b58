import { type Context, Hono } from 'hono';
import { clientAddress } from '../../accounts/clientAddress.ts';
import type { AssetContext } from '../../assets/AssetContext.ts';
import { type AssetKind, originalPath } from '../../assets/assetFolder.ts';
import { chooseFormat, mimeTypes } from '../../assets/chooseFormat.ts';
import { findAssetId, textOf } from '../../assets/createAsset.ts';
import type { Task } from '../../assets/decoder/messages.ts';
import { fileKind } from '../../assets/files/fileKind.ts';
import { mediaPatches } from '../../assets/files/mediaPatches.ts';
import { renditionName, renditionsOf } from '../../assets/renditions.ts';
import { type AssetHeaders, sendBytes, sendFile } from '../../assets/sendAsset.ts';
import { asksForOriginal, readTransform } from '../../assets/transformParameters.ts';
import { LakeError } from '../../errors.ts';
import type { Dataset } from '../../types/datasets.ts';
import type { SanityDocument } from '../../types/documents.ts';
import { countAnonymousRequest } from '../countAnonymousRequests.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';

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
  const { dataset, readsOriginals = false } = context;
  const asset = findAsset('image', fileName, context);
  const query = new URL(request.url).searchParams;
  const path = await originalPath(dataset, 'image', fileName);
  const extension = textOf(asset, 'extension') ?? '';
  const download = downloadName(query, asset);
  const isDrawing = extension === 'svg' && !query.has('fm');
  const isWhole = isDrawing || asksForOriginal(query);
  if (isWhole && !readsOriginals)
    return sendWithoutMetadata(request, { fileName, path, asset, download }, context);
  if (isWhole)
    return sendFile(request, path, {
      mimeType: textOf(asset, 'mimeType') ?? 'application/octet-stream',
      etag: `"${asset.sha1hash}"`,
      download,
      varies: 'Authorization',
      isPrivate: true,
    });
  const parameters = readTransform(query);
  const format = chooseFormat(
    parameters,
    { extension, isOpaque: isOpaque(asset) },
    request.headers.get('accept') ?? '',
  );
  const name = renditionName(fileName, parameters, format);
  const bytes = await render(request, name, { kind: 'render', path, parameters, format }, context);
  return sendBytes(request, bytes, {
    mimeType: mimeTypes[format],
    etag: `"${name}"`,
    download,
    varies: parameters.auto && !parameters.fm ? 'Accept' : null,
  });
};

/**
 * GET /files/{project}/{dataset}/{sha1}.{extension}[/{any name}]: the file, whole or one range of it; `?dl=name` saves
 * it. The bytes decide what it is, not its name: an image is sent as `serveImage` sends it, MP4 and MOV without the place
 * and the time of filming.
 *
 * @throws LakeError 400 for an image or video that cannot be sent so.
 */
export const serveFile = async (
  request: Request,
  fileName: string,
  context: ServeContext,
): Promise<Response> => {
  const asset = findAsset('file', fileName, context);
  const path = await originalPath(context.dataset, 'file', fileName);
  const download = downloadName(new URL(request.url).searchParams, asset);
  const mimeType = textOf(asset, 'mimeType') ?? 'application/octet-stream';
  const kind = mimeType.startsWith('image/') ? 'image' : await fileKind(path);
  if (kind === 'image' && !context.readsOriginals)
    return sendWithoutMetadata(request, { fileName, path, asset, download }, context);
  const isBare = kind === 'media' && !context.readsOriginals;
  const about: AssetHeaders = {
    mimeType,
    etag: isBare ? `"${asset.sha1hash}-bare"` : `"${asset.sha1hash}"`,
    download,
    varies: kind === 'other' ? null : 'Authorization',
    isPrivate: kind !== 'other' && !isBare,
  };
  return sendFile(request, path, about, isBare ? await mediaPatches(path) : []);
};

type Original = { fileName: string; path: string; asset: SanityDocument; download: string | null };

/** @throws LakeError 400 for an image that cannot be read: nobody knows what it says. */
const sendWithoutMetadata = async (
  request: Request,
  { fileName, path, asset, download }: Original,
  context: ServeContext,
): Promise<Response> => {
  const name = renditionName(fileName, { withoutMetadata: 1 }, textOf(asset, 'extension') ?? '');
  const task = { kind: 'withoutMetadata', path, size: Number(asset.size) } as const;
  return sendBytes(request, await render(request, name, task, context), {
    mimeType: textOf(asset, 'mimeType') ?? 'application/octet-stream',
    etag: `"${name}"`,
    download,
    varies: 'Authorization',
  });
};

/** The cached rendition, or a new one. */
const render = async (
  request: Request,
  name: string,
  task: Rendering,
  { dataset, images }: ServeContext,
): Promise<Buffer> => {
  const renditions = await renditionsOf(dataset);
  return renditions.find(
    name,
    (signal) => images.renditions.render(task, { name, caller: clientAddress(request), signal }),
    request.signal,
  );
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
