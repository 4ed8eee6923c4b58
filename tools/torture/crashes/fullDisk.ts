import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LakeProcess } from '../../../packages/lake/__tests__/processes/lakeProcess.ts';
import { startLake } from '../lakeProcess.ts';
import type { Losses } from './killedWriters.ts';

const diskMegabytes = 24;
const fillerMegabytes = 8;
const text = 'x'.repeat(60_000);

/**
 * Writes and uploads to a small disk until it is full, repeatedly. Acknowledged writes must survive, also when the lake
 * is killed and restarted meanwhile. Other writes must be rejected with a reason, and writes must succeed once there is
 * room. Does nothing if this user may not mount a disk.
 */
export const fillDisk = async (folder: string, isOver: (rounds: number) => boolean): Promise<Losses> => {
  const disk = join(folder, 'disk');
  mkdirSync(disk, { recursive: true });
  if (!mount(disk)) return { tried: { 'mounted disks': 0 }, lost: [] };
  const run = new FullDiskRun(disk);
  try {
    for (let round = 0; !isOver(round); round++) await run.fillAndFree(round);
  } finally {
    await run.end();
    execFileSync('umount', [disk]);
  }
  return { tried: run.tried, lost: run.lost };
};

class FullDiskRun {
  readonly tried = { 'disks of 24 MB filled': 0, writes: 0, 'rejected with 507': 0, 'uploads rejected': 0 };
  readonly lost: string[] = [];
  #acknowledged: string[] = [];
  #lake: LakeProcess | null = null;
  readonly #disk: string;
  readonly #data: string;

  constructor(disk: string) {
    this.#disk = disk;
    this.#data = join(disk, 'data');
  }

  async fillAndFree(round: number): Promise<void> {
    let lake = await this.#lakeWithSpace();
    const filler = join(this.#disk, 'filler');
    writeFileSync(filler, Buffer.alloc(fillerMegabytes * 1_000_000));
    await this.#writeUntilFull(lake, round);
    await this.#upload(lake, round);
    await this.#findMissing(lake, 'while the disk was full');
    if (round % 2 === 0) {
      await lake.kill();
      lake = await this.#start();
      await this.#findMissing(lake, 'after a restart on the full disk');
    }

    rmSync(filler);
    const again = await write(lake, `after${round}`);
    if (again.status !== 200) this.lost.push(`a write after there was room: ${again.status} ${again.text}`);
    else this.#acknowledged.push(`after${round}`);
    if (round % 2 === 1) await lake.kill();
    else await lake.stop();
    lake = await this.#start();
    await this.#findMissing(lake, 'after a restart');
    await lake.mutate([{ delete: { query: '*[_type == "story"] | order(_createdAt)[0...40]' } }]);
    for (const id of this.#acknowledged.splice(0)) if (await has(lake, id)) this.#acknowledged.push(id);
  }

  async end(): Promise<void> {
    await this.#lake?.kill();
  }

  async #start(): Promise<LakeProcess> {
    this.#lake = await startLake(this.#data);
    return this.#lake;
  }

  /** The lake keeps all history. Once that alone fills the disk, the lake starts with an empty folder. */
  async #lakeWithSpace(): Promise<LakeProcess> {
    const lake = this.#lake ?? (await this.#start());
    if (freeBytes(this.#disk) >= 2 * fillerMegabytes * 1_000_000) return lake;
    await lake.stop();
    rmSync(this.#data, { recursive: true });
    this.#acknowledged = [];
    return this.#start();
  }

  async #writeUntilFull(lake: LakeProcess, round: number): Promise<void> {
    for (let isFull = false; !isFull; this.tried.writes++) {
      const id = `s${round}-${this.tried.writes}`;
      const answer = await write(lake, id);
      if (answer.status === 200) this.#acknowledged.push(id);
      else {
        isFull = true;
        if (answer.status === 507 && answer.text.includes('disk is full')) this.tried['rejected with 507']++;
        else this.lost.push(`a write to a full disk: ${answer.status} ${answer.text}`);
      }
    }
    this.tried['disks of 24 MB filled']++;
  }

  async #upload(lake: LakeProcess, round: number): Promise<void> {
    const before = assetsIn(this.#data);
    const upload = await lake.call('/assets/files/production?filename=a.bin', {
      method: 'POST',
      body: Buffer.alloc(8_000_000, round),
    });
    const text = await upload.text();
    if (upload.status === 507) this.tried['uploads rejected']++;
    else this.lost.push(`an upload to a full disk: ${upload.status} ${text}`);
    const after = assetsIn(this.#data);
    if (after !== before) this.lost.push(`files left by an upload: ${after}, were ${before}`);
  }

  async #findMissing(lake: LakeProcess, when: string): Promise<void> {
    this.lost.push(...(await findMissing(lake, this.#acknowledged, when)));
  }
}

const mount = (disk: string): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskMegabytes}m`, 'tmpfs', disk], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
};

const freeBytes = (disk: string): number => {
  const { bavail, bsize } = statfsSync(disk);
  return bavail * bsize;
};

const write = async (lake: LakeProcess, _id: string): Promise<{ status: number; text: string }> => {
  const response = await lake.mutate([{ create: { _id, _type: 'story', text } }]);
  return { status: response.status, text: await response.text() };
};

const has = async (lake: LakeProcess, id: string): Promise<boolean> => {
  const { documents } = (await (await lake.read(`/data/doc/production/${id}`)).json()) as {
    documents: unknown[];
  };
  return documents.length === 1;
};

const findMissing = async (lake: LakeProcess, ids: string[], when: string): Promise<string[]> => {
  const response = await lake.read('/data/export/production');
  const lines = (await response.text()).split('\n').filter(Boolean);
  const stored = new Set(lines.map((line) => (JSON.parse(line) as { _id: string })._id));
  return ids.filter((id) => !stored.has(id)).map((id) => `${id} is missing ${when}`);
};

const assetsIn = (data: string): number =>
  readdirSync(join(data, 'copydesk/production/assets'), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile(),
  ).length;
