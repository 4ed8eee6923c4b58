import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Losses } from './killedWriters.ts';
import { type LakeProcess, startLake } from './lakeProcess.ts';

const writersAtOnce = 3;
const uploadersAtOnce = 2;
const latestKillMs = 1_200;
const largestUploadBytes = 300_000;
/** How long events may take to arrive. */
const patienceMs = 10_000;

/** What a reader of a stream heard of, over all of its connections. */
type Reader = { path: string; lastEventId: string; heard: string[] };

const listener: () => Reader = () => ({
  path: `/data/listen/production?query=${encodeURIComponent('*[_type == "story"]')}&enableResume=true`,
  lastEventId: '',
  heard: [],
});
const liveReader: () => Reader = () => ({ path: '/data/live/events/production', lastEventId: '', heard: [] });

/**
 * Two who follow what happens while writers write and files are uploaded, in a lake that is killed again and again.
 * They come back as a browser does, and hear of each transaction that was acknowledged, and of each once; each file
 * that was acknowledged is there as it was sent.
 */
export const killStreams = async (data: string, isOver: (kills: number) => boolean): Promise<Losses> => {
  const written = new Set<string>();
  const uploads = new Map<string, string>();
  const [events, live] = [listener(), liveReader()];
  let kills = 0;
  for (; !isOver(kills); kills++) {
    const lake = await startLake(data);
    const following = [follow(lake, events), follow(lake, live)];
    // Who was never welcomed does not know where to come back to.
    await until(() => [events, live].every(({ lastEventId }) => lastEventId !== ''));
    const working = [
      ...Array.from({ length: writersAtOnce }, () => untilGone(() => write(lake, written))),
      ...Array.from({ length: uploadersAtOnce }, () => untilGone(() => upload(lake, uploads))),
    ];
    // On a slow machine a life may be over before anything has come of it.
    await until(() => uploads.size > kills);
    await pause(randomInt(100, latestKillMs));
    await lake.kill();
    await Promise.all([...working, ...following]);
  }

  const lake = await startLake(data);
  const following = [follow(lake, events), follow(lake, live)];
  const isMissing = ({ heard }: Reader): boolean => written.difference(new Set(heard)).size > 0;
  await until(() => ![events, live].some(isMissing));
  const lost = [...findLost('a listener', events, written), ...findLost('a live reader', live, written)];
  for (const [path, hash] of uploads) {
    const file = await fetch(`http://127.0.0.1:${lake.port}/${path}`);
    if (hashOf(Buffer.from(await file.arrayBuffer())) !== hash) lost.push(`${path} is not what was sent`);
  }
  await lake.stop();
  await Promise.all(following);
  return {
    tried: { kills, transactions: written.size, 'events heard': events.heard.length, uploads: uploads.size },
    lost,
  };
};

const until = async (holds: () => boolean): Promise<void> => {
  const deadline = Date.now() + patienceMs;
  while (!holds() && Date.now() < deadline) await pause(50);
};

const findLost = (name: string, { heard }: Reader, written: Set<string>): string[] => {
  const missed = written.difference(new Set(heard)).size;
  const doubled = heard.length - new Set(heard).size;
  return [
    ...(missed > 0 ? [`${name} never heard of ${missed} transactions`] : []),
    ...(doubled > 0 ? [`${name} heard of ${doubled} transactions twice`] : []),
  ];
};

const untilGone = async (work: () => Promise<void>): Promise<void> => {
  for (;;) {
    try {
      await work();
    } catch {
      return;
    }
  }
};

const write = async (lake: LakeProcess, written: Set<string>): Promise<void> => {
  const transactionId = randomUUID();
  const response = await lake.call('/data/mutate/production', {
    method: 'POST',
    body: JSON.stringify({ transactionId, mutations: [{ create: { _type: 'story' } }] }),
  });
  await response.text();
  if (response.ok) written.add(transactionId);
};

const hashOf = (bytes: Buffer): string => createHash('sha1').update(bytes).digest('hex');

const upload = async (lake: LakeProcess, uploads: Map<string, string>): Promise<void> => {
  const body = randomBytes(randomInt(1, largestUploadBytes));
  const response = await lake.call('/assets/files/production?filename=a.bin', { method: 'POST', body });
  const { document } = (await response.json()) as { document: { path: string } };
  uploads.set(document.path, hashOf(body));
};

/** Reads a stream until its lake is gone. */
const follow = async (lake: LakeProcess, reader: Reader): Promise<void> => {
  try {
    const response = await fetch(`http://127.0.0.1:${lake.port}/v2025-02-19${reader.path}`, {
      headers: {
        authorization: `Bearer ${lake.token}`,
        ...(reader.lastEventId && { 'last-event-id': reader.lastEventId }),
      },
    });
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const frames = `${text}${chunk}`.split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames) hear(reader, frame);
    }
  } catch {
    // It comes back to the next one.
  }
};

/** Both kinds of stream name the transaction in the id of the event. */
const hear = (reader: Reader, frame: string): void => {
  const id = /^id: (.*)$/m.exec(frame)?.[1];
  if (!id) return;
  reader.lastEventId = id;
  if (/^event: (mutation|message)$/m.test(frame)) reader.heard.push(id.split('#')[0] ?? '');
};
