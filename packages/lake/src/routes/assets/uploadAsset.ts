import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { AssetContext } from '../../assets/AssetContext.ts';
import { type AssetKind, discard, originalPath, receive } from '../../assets/assetFolder.ts';
import { createAsset } from '../../assets/createAsset.ts';
import { LakeError } from '../../errors.ts';
import { applyMutation } from '../../mutations/applyMutations.ts';
import { parseMutation } from '../../mutations/mutation.ts';
import { transact } from '../../mutations/transact.ts';
import { allowancesOf } from '../../quotas/Allowances.ts';
import { takeTurn } from '../../turns/requestTurns.ts';
import type { Mutation } from '../../types/documents.ts';
import type { Upload } from '../../types/uploads.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';
import { readExtract, readNotes } from './uploadParameters.ts';

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
 * @throws LakeError 401 or 403 if the caller may not create assets; 413 over the limit; 429 over the day's quota; 400 if it is not an image.
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
  const allowances = allowancesOf(dataset);
  allowances.require(access, { uploads: 1, uploadedBytes: Number(announced ?? 0) || 0 });
  // Held until the asset exists: received bytes are on disk and wait to be decoded.
  const release = await images.receiving.acquire(caller, request.signal);
  try {
    const received = await receive(dataset, request.body, {
      maxBytes: maxBytes[kind],
      announcedBytes: announced === null ? null : Number(announced),
      signal: request.signal,
      times: images.uploadTimes,
    });
    allowances.spend(access, { uploads: 1, uploadedBytes: received.size });
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
      await takeTurn(request);
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
