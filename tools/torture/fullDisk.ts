import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Losses } from './killedWriters.ts';
import { type LakeProcess, startLake } from './lakeProcess.ts';

const diskMegabytes = 24;
const fillerMegabytes = 8;
const text = 'x'.repeat(60_000);

/**
 * Writes and uploads to a disk of its own until it is full, again and again: what was acknowledged stays and can be
 * read, also when the lake is killed and starts anew meanwhile, the rest is refused with a reason, and writing goes on
 * once there is room. Where no disk may be mounted, tried says so, and nothing else is.
 */
export const fillDisk = async (folder: string, isOver: (rounds: number) => boolean): Promise<Losses> => {
  const disk = join(folder, 'disk');
  mkdirSync(disk, { recursive: true });
  if (!mount(disk)) return { tried: { 'disks that could be mounted': 0 }, lost: [] };
  const tried = { 'disks of 24 MB filled': 0, writes: 0, 'refused with 507': 0, 'uploads refused': 0 };
  const lost: string[] = [];
  const acknowledged: string[] = [];
  const filler = join(disk, 'filler');
  const data = join(disk, 'data');
  let lake: LakeProcess | null = null;
  try {
    lake = await startLake(data);
    for (let round = 0; !isOver(round); round++) {
      if (roomOn(disk) < 2 * fillerMegabytes * 1_000_000) {
        // Its history is kept without end: what has filled the disk by itself begins anew.
        await lake.stop();
        rmSync(data, { recursive: true });
        acknowledged.length = 0;
        lake = await startLake(data);
      }
      writeFileSync(filler, Buffer.alloc(fillerMegabytes * 1_000_000));
      for (let isFull = false; !isFull; tried.writes++) {
        const id = `s${round}-${tried.writes}`;
        const answer = await write(lake, id);
        if (answer.status === 200) acknowledged.push(id);
        else {
          isFull = true;
          if (answer.status === 507 && answer.text.includes('disk is full')) tried['refused with 507']++;
          else lost.push(`a write to a full disk: ${answer.status} ${answer.text}`);
        }
      }
      tried['disks of 24 MB filled']++;
      const before = assetsIn(data);
      const upload = await lake.call('/assets/files/production?filename=a.bin', {
        method: 'POST',
        body: Buffer.alloc(8_000_000, round),
      });
      const said = await upload.text();
      if (upload.status === 507) tried['uploads refused']++;
      else lost.push(`an upload to a full disk: ${upload.status} ${said}`);
      if (assetsIn(data) !== before) lost.push(`files left by an upload: ${assetsIn(data)}, were ${before}`);
      lost.push(...(await findMissing(lake, acknowledged, 'while the disk was full')));
      if (round % 2 === 0) {
        await lake.kill();
        lake = await startLake(data);
        lost.push(...(await findMissing(lake, acknowledged, 'after a restart on the full disk')));
      }

      rmSync(filler);
      const again = await write(lake, `after${round}`);
      if (again.status !== 200) lost.push(`a write after there was room: ${again.status} ${again.text}`);
      else acknowledged.push(`after${round}`);
      if (round % 2 === 1) await lake.kill();
      else await lake.stop();
      lake = await startLake(data);
      lost.push(...(await findMissing(lake, acknowledged, 'after a restart')));
      await lake.mutate([{ delete: { query: '*[_type == "story"] | order(_createdAt)[0...40]' } }]);
      for (const id of acknowledged.splice(0)) if (await has(lake, id)) acknowledged.push(id);
    }
    await lake.stop();
  } finally {
    await lake?.kill();
    execFileSync('umount', [disk]);
  }
  return { tried, lost };
};

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

const roomOn = (disk: string): number => {
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
  return ids.filter((id) => !stored.has(id)).map((id) => `${id} is gone ${when}`);
};

const assetsIn = (data: string): number =>
  readdirSync(join(data, 'copydesk/production/assets'), { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile(),
  ).length;
