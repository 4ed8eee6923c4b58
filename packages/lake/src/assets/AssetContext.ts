import type { FairQueue } from '../FairQueue.ts';
import type { BodyTimes } from '../requestBody.ts';
import type { Access } from '../types/access.ts';
import type { Dataset } from '../types/datasets.ts';
import type { Mutation } from '../types/documents.ts';
import type { Decoder } from './decoder/Decoder.ts';

/** What an asset route needs to know of the request it answers. */
export type AssetContext = {
  dataset: Dataset;
  access: Access;
  /** The base that browsers reach the lake under; assets' addresses begin with it. */
  publicUrl: string;
  /** Commits in the caller's name: policy and listeners hear of it as of any other transaction. */
  commit(mutations: Mutation[]): unknown;
  pictures: Pictures;
};

/** What decodes pictures, and the bounds of uploads. */
export type Pictures = {
  /** Apart from each other: what strangers have transformed keeps no upload waiting, nor the other way round. */
  uploads: Decoder;
  renditions: Decoder;
  /** Uploads of pictures and files, from their first byte until they are assets. */
  receiving: FairQueue;
  uploadTimes: BodyTimes;
};
