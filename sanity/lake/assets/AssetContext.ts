import type { Access, Dataset, Mutation } from '../types.ts';

/** What an asset route needs to know of the request it answers. */
export type AssetContext = {
  dataset: Dataset;
  access: Access;
  /** The base that browsers reach the lake under; assets' addresses begin with it. */
  publicUrl: string;
  /** Commits in the caller's name: policy and listeners hear of it as of any other transaction. */
  commit(mutations: Mutation[]): unknown;
};
