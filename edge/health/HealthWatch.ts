import { statfs } from 'node:fs/promises';
import { type Damage, readDamages } from '../../server/damage/damages.ts';
import type { Environment } from '../../server/environment.ts';
import { type ContentTrouble, findContentTrouble } from './contentTrouble.ts';
import { type Health, notRenderedYet, type Problem } from './health.ts';

/** Monitors usually wait one second for an answer. */
const checkTimeoutMs = 900;
/** Checks also run without requests, so that `since` is accurate to a few seconds. */
const checkIntervalMs = 5_000;
/** More failed renders in a row than this are not the fault of one page. */
const maxFailures = 3;

type Settings = Pick<
  Environment,
  'projectId' | 'dataset' | 'lakeUrl' | 'isHosted' | 'readToken' | 'dataDir'
> & {
  siteOrigin: string;
  version: string;
  /** Free space below which the disk is a problem. */
  minFreeBytes?: number;
};

type Pages = { canServe: () => boolean; isContentReachable: boolean };

/** Reports whether readers can be served, and which upstream fails. Concurrent reads share one check. */
export class HealthWatch {
  readonly #settings: Settings;
  readonly #pages: () => Pages;
  readonly #redisTrouble: (() => Promise<string | null>) | null;
  readonly #problems = new Map<Problem['part'], { since: Date; cause: string }>();
  #failures = 0;
  #trouble: ContentTrouble | null = null;
  #troubleSoughtAt = Number.NEGATIVE_INFINITY;
  #checking: Promise<void> | null = null;

  /** @param redisTrouble why Redis cannot be used. Null without Redis. */
  constructor(
    settings: Settings,
    pages: () => Pages,
    redisTrouble: (() => Promise<string | null>) | null = null,
  ) {
    this.#settings = settings;
    this.#pages = pages;
    this.#redisTrouble = redisTrouble;
    this.#note('pages', notRenderedYet);
    setInterval(() => void this.#check(), checkIntervalMs).unref();
  }

  /** The site rendered a page, or answered that it is unchanged. */
  rendered(): void {
    this.#failures = 0;
    this.#note('pages', null);
  }

  /** The site could not render a page. */
  failed(reason: string): void {
    this.#failures += 1;
    if (this.#problems.has('pages') || this.#failures >= maxFailures)
      this.#note('pages', `No page can be rendered: ${reason}.`);
  }

  async read(isDraining: boolean): Promise<Health> {
    await this.#check();
    const isLakeDown = this.#problems.has('lake') && this.#trouble?.kind !== 'rejected';
    return {
      status: isDraining ? 'draining' : this.#pages().canServe() ? 'ok' : 'starting',
      lake: isLakeDown ? 'down' : this.#settings.lakeUrl ? 'up' : 'hosted',
      version: this.#settings.version,
      problems: [...this.#problems].map(([part, { since, cause }]) => ({
        part,
        since: since.toISOString(),
        cause,
      })),
    };
  }

  #check(): Promise<void> {
    this.#checking ??= this.#checkAll().finally(() => {
      this.#checking = null;
    });
    return this.#checking;
  }

  async #checkAll(): Promise<void> {
    const { siteOrigin, lakeUrl, dataDir, minFreeBytes } = this.#settings;
    const [site, lake, redisTrouble, disk, damages] = await Promise.all([
      answerOf(`${siteOrigin}/api/revalidate`),
      lakeUrl ? answerOf(`${lakeUrl}/ping`) : null,
      this.#redisTrouble?.() ?? null,
      readDisk(dataDir),
      readDamages(dataDir),
    ]);
    this.#note('disk', disk && diskProblem(dataDir, disk, minFreeBytes));
    this.#note('data', damageProblem(damages));
    this.#note('redis', redisTrouble && redisProblem(redisTrouble));
    this.#note('clock', lake?.headers.get('clock-doubt') ?? null);
    this.#note('site', site ? null : 'The site does not answer.');
    this.#note(
      'events',
      this.#pages().isContentReachable ? null : 'The live events of the Content Lake are not received.',
    );
    if (this.#problems.has('pages') || this.#problems.has('events')) this.#seekTrouble();
    else this.#trouble = null;
    this.#note('lake', lake || !lakeUrl ? (this.#trouble?.cause ?? null) : 'The lake does not answer.');
  }

  /** Runs in the background: the next check reports the result. */
  #seekTrouble(): void {
    if (performance.now() - this.#troubleSoughtAt < checkIntervalMs) return;
    this.#troubleSoughtAt = performance.now();
    void findContentTrouble(this.#settings).then((trouble) => {
      this.#trouble = trouble;
    });
  }

  #note(part: Problem['part'], cause: string | null): void {
    if (cause === null) this.#problems.delete(part);
    else this.#problems.set(part, { since: this.#problems.get(part)?.since ?? new Date(), cause });
  }
}

/** A day of a busy newsroom, with its pictures. Of a small disk a tenth. */
const defaultMinFreeBytes = 512 * 1024 * 1024;

type Disk = { bytes: number; freeBytes: number };

/** Null where it is not known: then nothing is reported. */
const readDisk = async (folder: string): Promise<Disk | null> => {
  try {
    const { blocks, bavail, bsize } = await statfs(folder);
    return { bytes: blocks * bsize, freeBytes: bavail * bsize };
  } catch {
    return null;
  }
};

const diskProblem = (
  folder: string,
  { bytes, freeBytes }: Disk,
  minFreeBytes = Math.min(defaultMinFreeBytes, bytes / 10),
): string | null =>
  freeBytes < minFreeBytes
    ? `The disk of ${folder} has ${Math.floor(freeBytes / 1024 ** 2)} MB left. Free some space: on a full disk nothing is saved.`
    : null;

const redisProblem = (reason: string): string =>
  `Redis cannot be used: ${reason}. Readers are served from the memory of each machine, and views are not counted. Look at REDIS_URL and at Redis itself.`;

const damageProblem = ([first, ...others]: Damage[]): string | null => {
  if (!first) return null;
  const more = others.length === 0 ? '' : ` ${others.length} more: see damage.json in DATA_DIR.`;
  return first.cause + more;
};

/** Null if nothing answers. */
const answerOf = async (url: string): Promise<Response | null> => {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(checkTimeoutMs), redirect: 'manual' });
    await response.body?.cancel();
    return response;
  } catch {
    return null;
  }
};
