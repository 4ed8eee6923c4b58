import { Readable } from 'node:stream';
import { type CallLake, CommandError } from 'local-lake/commands';
import { z } from 'zod';
import type { Targets } from '../../../lib/archive/mapping/proposeMapping.ts';
import type { ImportedDocument } from '../../../lib/archive/story/storyDocuments.ts';

const named = z.object({ id: z.string(), name: z.string(), slug: z.string().nullable() });
const newsroomAnswer = z.object({
  sections: z.array(named),
  topics: z.array(named),
  authors: z.array(named),
  slugs: z.array(z.object({ id: z.string(), slug: z.string() })),
  site: z.object({ language: z.string().nullish(), timeZone: z.string().nullish() }).nullish(),
});
const newsroomQuery = `{
  "sections": *[_type == "section" && _id in path("*")]{"id": _id, "name": coalesce(title, ""), "slug": slug.current},
  "topics": *[_type == "topic" && _id in path("*")]{"id": _id, "name": coalesce(title, ""), "slug": slug.current},
  "authors": *[_type == "person" && _id in path("*")]{"id": _id, "name": coalesce(name, ""), "slug": slug.current},
  "slugs": *[_type == "article" && _id in path("*") && defined(slug.current)]{"id": _id, "slug": slug.current},
  "site": *[_id == "site"][0]{language, timeZone}
}`;

export type NewsroomFacts = z.output<typeof newsroomAnswer> & Targets;

/** The newsroom as an import needs it. Everything is written with an administrator's token, under the newsroom's rules. */
export class ArchiveStore {
  readonly #call: CallLake;
  readonly #dataset: string;

  constructor(call: CallLake, dataset: string) {
    this.#call = call;
    this.#dataset = dataset;
  }

  newsroom(): Promise<NewsroomFacts> {
    return this.#query(newsroomAnswer, newsroomQuery, {});
  }

  /** The ids that exist, and the story addresses that a story which was taken off the site holds. */
  async findKnown(ids: string[], paths: string[]): Promise<{ ids: Set<string>; reserved: Set<string> }> {
    const known = await this.#query(
      z.object({ ids: z.array(z.string()), reserved: z.array(z.string()) }),
      `{"ids": *[_id in $ids]._id, "reserved": *[_type == "redirect" && from in $paths && from == to].from}`,
      { ids, paths },
    );
    return { ids: new Set(known.ids), reserved: new Set(known.reserved) };
  }

  findRedirects(paths: string[]): Promise<{ from: string; to: string }[]> {
    return this.#query(
      z.array(z.object({ from: z.string(), to: z.string() })),
      '*[_type == "redirect" && _id in path("*") && from in $paths && defined(to)]{from, to}',
      { paths },
    );
  }

  /** Creates what does not exist yet, all or nothing. @throws CommandError with the reason of a rule. */
  async create(documents: ImportedDocument[], { isTrial }: { isTrial: boolean }): Promise<void> {
    await this.#call('POST', `/data/mutate/${this.#dataset}${isTrial ? '?dryRun=true' : ''}`, {
      mutations: documents.map((createIfNotExists) => ({ createIfNotExists })),
    }).catch(withoutPrefix);
  }

  /** The asset of a picture that the newsroom has already, or null. */
  findPicture(sha1: string): Promise<string | null> {
    return this.#query(z.string().nullable(), '*[_type == "sanity.imageAsset" && sha1hash == $sha1][0]._id', {
      sha1,
    });
  }

  /** @returns the id of the asset. @throws CommandError if it is no picture that the lake accepts. */
  async upload(name: string, bytes: Uint8Array): Promise<string> {
    return this.#send('images', name, bytes);
  }

  /** The asset of a file that the newsroom has already, or null. */
  findFile(sha1: string, extension: string): Promise<string | null> {
    return this.#query(
      z.string().nullable(),
      '*[_type == "sanity.fileAsset" && sha1hash == $sha1 && extension == $extension][0]._id',
      { sha1, extension },
    );
  }

  /** @returns the id of the asset. @throws CommandError if the lake does not accept it. */
  async uploadFile(name: string, chunks: AsyncIterable<Uint8Array>): Promise<string> {
    return this.#send('files', name, Readable.toWeb(Readable.from(chunks)));
  }

  async #send(kind: 'images' | 'files', name: string, body: unknown): Promise<string> {
    const address = `/assets/${kind}/${this.#dataset}?filename=${encodeURIComponent(name.slice(-200).toWellFormed())}`;
    const answer = await this.#call('POST', address, body).catch(withoutPrefix);
    return z.object({ document: z.object({ _id: z.string() }) }).parse(answer).document._id;
  }

  async #query<Out>(schema: z.ZodType<Out>, query: string, params: object): Promise<Out> {
    const answer = await this.#call('POST', `/data/query/${this.#dataset}?perspective=raw`, {
      query,
      params,
    });
    return z.object({ result: schema }).parse(answer).result as Out;
  }
}

const withoutPrefix = (error: unknown): never => {
  if (!(error instanceof CommandError)) throw error;
  throw new CommandError(error.message.replace(/^The mutation\(s\) failed: /, ''));
};
