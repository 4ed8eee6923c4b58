import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { apiVersion } from '../../../lib/apiVersion.ts';
import type { LakeProcess } from '../../../packages/lake/__tests__/processes/lakeProcess.ts';
import { startLake } from '../lakeProcess.ts';
import type { Losses } from './killedWriters.ts';

const writersAtOnce = 3;
const uploadersAtOnce = 2;
const maxLifeMs = 1_200;
const maxUploadBytes = 300_000;
/** How long events may take to arrive. */
const timeoutMs = 10_000;

/** The events that a stream's reader received over all its connections. */
type StreamReader = { path: string; lastEventId: string; received: string[] };

const listener: () => StreamReader = () => ({
  path: `/data/listen/production?query=${encodeURIComponent('*[_type == "story"]')}&enableResume=true`,
  lastEventId: '',
  received: [],
});
const liveReader: () => StreamReader = () => ({
  path: '/data/live/events/production',
  lastEventId: '',
  received: [],
});

/**
 * Follows two event streams while writers write and upload, in a lake that is killed repeatedly. The readers resume as
 * browsers do. They must receive each acknowledged transaction exactly once, and acknowledged uploads must be intact.
 */
export const killStreams = async (data: string, isOver: (kills: number) => boolean): Promise<Losses> => {
  const written = new Set<string>();
  const uploads = new Map<string, string>();
  const [events, live] = [listener(), liveReader()];
  let kills = 0;
  for (; !isOver(kills); kills++) {
    const lake = await startLake(data);
    const following = [follow(lake, events), follow(lake, live)];
    // Without a first event a reader has no id to resume from.
    await until(() => [events, live].every(({ lastEventId }) => lastEventId !== ''));
    const working = [
      ...Array.from({ length: writersAtOnce }, () => repeatUntilDown(() => write(lake, written))),
      ...Array.from({ length: uploadersAtOnce }, () => repeatUntilDown(() => upload(lake, uploads))),
    ];
    // On a slow machine wait until at least one upload has succeeded.
    await until(() => uploads.size > kills);
    await pause(randomInt(100, maxLifeMs));
    await lake.kill();
    await Promise.all([...working, ...following]);
  }

  const lake = await startLake(data);
  const following = [follow(lake, events), follow(lake, live)];
  const isMissing = ({ received }: StreamReader): boolean => written.difference(new Set(received)).size > 0;
  await until(() => ![events, live].some(isMissing));
  const lost = [...findLost('a listener', events, written), ...findLost('a live reader', live, written)];
  for (const [path, hash] of uploads) {
    const file = await fetch(`http://127.0.0.1:${lake.port}/${path}`);
    if (hashOf(Buffer.from(await file.arrayBuffer())) !== hash) lost.push(`${path} is not the uploaded file`);
  }
  await lake.stop();
  await Promise.all(following);
  return {
    tried: {
      kills,
      transactions: written.size,
      'events received': events.received.length,
      uploads: uploads.size,
    },
    lost,
  };
};

const until = async (holds: () => boolean): Promise<void> => {
  const deadline = Date.now() + timeoutMs;
  while (!holds() && Date.now() < deadline) await pause(50);
};

const findLost = (name: string, { received }: StreamReader, written: Set<string>): string[] => {
  const missed = written.difference(new Set(received)).size;
  const doubled = received.length - new Set(received).size;
  return [
    ...(missed > 0 ? [`${name} did not receive ${missed} transactions`] : []),
    ...(doubled > 0 ? [`${name} received ${doubled} transactions twice`] : []),
  ];
};

const repeatUntilDown = async (work: () => Promise<void>): Promise<void> => {
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
  const body = randomBytes(randomInt(1, maxUploadBytes));
  const response = await lake.call('/assets/files/production?filename=a.bin', { method: 'POST', body });
  const { document } = (await response.json()) as { document: { path: string } };
  uploads.set(document.path, hashOf(body));
};

/** Reads a stream until its lake is down. */
const follow = async (lake: LakeProcess, reader: StreamReader): Promise<void> => {
  try {
    const response = await fetch(`http://127.0.0.1:${lake.port}/v${apiVersion}${reader.path}`, {
      headers: {
        authorization: `Bearer ${lake.token}`,
        ...(reader.lastEventId && { 'last-event-id': reader.lastEventId }),
      },
    });
    let text = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const frames = `${text}${chunk}`.split('\n\n');
      text = frames.pop() ?? '';
      for (const frame of frames) handleFrame(reader, frame);
    }
  } catch {
    // It resumes with the next lake.
  }
};

/** In both kinds of stream the event id contains the transaction id. */
const handleFrame = (reader: StreamReader, frame: string): void => {
  const id = /^id: (.*)$/m.exec(frame)?.[1];
  if (!id) return;
  reader.lastEventId = id;
  if (/^event: (mutation|message)$/m.test(frame)) reader.received.push(id.split('#')[0] ?? '');
};
