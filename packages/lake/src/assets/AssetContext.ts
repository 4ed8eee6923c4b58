import type { FairQueue } from '../FairQueue.ts';
import type { BodyTimes } from '../requestBody.ts';
import type { Access } from '../types/access.ts';
import type { Dataset } from '../types/datasets.ts';
import type { Mutation } from '../types/documents.ts';
import type { Upload } from '../types/uploads.ts';
import type { Decoder } from './decoder/Decoder.ts';

/** Dependencies of the asset routes. */
export type AssetContext = {
  dataset: Dataset;
  access: Access;
  /** The lake's base URL in the browser, with which the assets' URLs begin. */
  publicUrl: string;
  /** Commits as the caller, like any other transaction, with policy and listeners. */
  commit(mutations: Mutation[], upload: Upload): unknown;
  images: Images;
};

/** The decoders of images, and the limits of uploads. */
export type Images = {
  /** Separate queues for uploads and for transforms: neither delays the other. */
  uploads: Decoder;
  renditions: Decoder;
  /** Uploads of images and files, from the first byte until the asset exists. */
  receiving: FairQueue;
  uploadTimes: BodyTimes;
};
