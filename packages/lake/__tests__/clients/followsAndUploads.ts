/** A program: listens, follows live events and uploads with one of Sanity's clients, and prints the events. */
import { setTimeout as pause } from 'node:timers/promises';
import { createClient as createClient8 } from '@sanity/client';
import { createClient as createClient7 } from 'sanity-client-7';
import { apiVersion } from '../../src/apiVersion.ts';

const [version, apiHost = '', token = ''] = process.argv.slice(2);
const create = version === '7' ? (createClient7 as unknown as typeof createClient8) : createClient8;
const client = create({
  projectId: 'local',
  dataset: 'production',
  apiVersion,
  apiHost,
  useProjectHostname: false,
  useCdn: false,
  token,
});

const heard: string[] = [];
const hear = (what: string) => (event: { type: string }) => heard.push(`${what}: ${event.type}`);
const until = async (what: string) => {
  while (!heard.includes(what)) await pause(10);
};
const subscriptions = [
  client.listen('*[_type == "plant"]', {}, { events: ['welcome', 'mutation'] }).subscribe(hear('listener')),
  client.live.events().subscribe(hear('live')),
];
await until('listener: welcome');
await until('live: welcome');
await client.create({ _type: 'plant', _id: 'heard' });
await until('listener: mutation');
await until('live: message');
for (const subscription of subscriptions) subscription.unsubscribe();
const { url } = await client.assets.upload('file', Buffer.from('Words'), { filename: 'words.txt' });
console.log(JSON.stringify({ heard: heard.toSorted(), words: await (await fetch(url)).text() }));
