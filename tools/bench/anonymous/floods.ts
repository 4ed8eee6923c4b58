import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { SanityClient } from '@sanity/client';
import { z } from 'zod';
import { adminClient, startProduct } from '../../testing/startProduct.ts';
import { ownDraft } from '../accounts/documents.ts';
import { attackAs, attackNames, measureSaves, type Saves, savesOf } from '../accounts/measureAttacks.ts';
import { writeArticles } from '../edge/articles.ts';
import { measurePublishToVisible } from '../edge/publishes.ts';
import { median } from '../edge/statistics.ts';

type Shown = { publishes: number; medianMs: number; worstMs: number };
export type FloodResult = {
  flood: string;
  connections: number;
  calm: Shown;
  flooded: Shown;
  ratioOfMedians: number;
  /** Of a published page that is in no memory, for a reader with another address. */
  statusesForOthers: Record<string, number>;
  answers: unknown;
  /** An editor's saves of a draft, through the edge. */
  calmSaves: Saves;
  floodedSaves: Saves;
};

const floods = [
  'invented stories',
  'cold stories',
  'entries',
  'views',
  'people',
  'studio',
  'previews',
  'searches',
];
const roles = ['viewer', 'journalist', 'editor', 'administrator'];
/** They take turns, so that none grows much. */
const publishedStories = 10;
const pauseBetweenMs = 250;
const coldPages = 2_000;
/** Of these one address asks for the first ones, and others for the last ones. */
const coldPagesOfFlood = 1_000;

type Measuring = { scratch: string; port: number; seconds: number };
type Product = { origin: string; client: SanityClient; slugs: string[]; accounts: Accounts };
/** The lake without its edge, and tokens of each role. */
type Accounts = { port: number; tokens: Record<string, string>; ids: Record<string, string> };

/**
 * Measures the time from a publish to a reader's page while a stranger with one address floods the edge, beside the calm
 * time right before. The edge trusts this machine as a proxy, so that others have other addresses.
 */
export const measureFloods = async ({ scratch, port, seconds }: Measuring): Promise<FloodResult[]> => {
  const dataDir = path.join(scratch, 'flooded');
  const { origin, edgePid, stop } = await startProduct(dataDir, port, { TRUSTED_PROXIES: '127.0.0.1,::1' });
  try {
    const client = adminClient(origin, dataDir);
    const cold = await writeArticles(client, coldPages);
    const slugs = cold.splice(0, publishedStories).map((address) => address.replace('/articles/', ''));
    await client.createOrReplace({ ...ownDraft, _id: 'drafts.saver', _type: 'article', headline: 'A story' });
    const accounts = { port: lakePortOf(edgePid), tokens: await tokensOf(client), ids: {} };
    const product = { origin, client, slugs, accounts };
    cold.splice(0, coldPagesOfFlood);
    await measure(product, seconds);
    const results: FloodResult[] = [];
    for (const { flood, ...asked } of [
      ...floods.map((kind) => ({ flood: kind, kinds: [kind], connections: 100, areAccounts: false })),
      { flood: 'all at once', kinds: floods, connections: 100, areAccounts: false },
      { flood: 'all at once', kinds: floods, connections: 300, areAccounts: false },
      {
        flood: 'all at once, and an account of each role',
        kinds: floods,
        connections: 100,
        areAccounts: true,
      },
    ]) {
      const { shown: calm, saves: calmSaves } = await measure(product, seconds);
      const result = await measureFlood(product, { ...asked, port, seconds, cold });
      const ratioOfMedians = Number((result.flooded.medianMs / calm.medianMs).toFixed(2));
      results.push({
        ...{ flood, connections: asked.connections },
        ...{ calm, calmSaves, ratioOfMedians },
        ...result,
      });
      console.log('from a publish to the reader’s page:', JSON.stringify(results.at(-1)));
      await pause(2_000);
    }
    return results;
  } finally {
    await stop();
  }
};

/** How soon publishes show and an editor's saves are kept, both at the same time. */
const measure = async (product: Product, seconds: number): Promise<{ shown: Shown; saves: Saves }> => {
  const save = savesOf(`${product.origin}/lake`, product.client.config().token ?? '');
  const [shown, saves] = await Promise.all([measurePublishes(product, seconds), measureSaves(save, seconds)]);
  return { shown, saves };
};

const measurePublishes = async ({ client, origin, slugs }: Product, seconds: number): Promise<Shown> => {
  const times: number[] = [];
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; ) {
    times.push(
      ...(await measurePublishToVisible(client, origin, slugs[times.length % slugs.length] ?? '', 1)),
    );
    await pause(pauseBetweenMs);
  }
  return { publishes: times.length, medianMs: median(times), worstMs: Math.max(...times) };
};

type Flood = {
  kinds: string[];
  connections: number;
  areAccounts: boolean;
  port: number;
  seconds: number;
  cold: string[];
};

const measureFlood = async (
  product: Product,
  { kinds, connections, areAccounts, port, seconds, cold }: Flood,
): Promise<Pick<FloodResult, 'flooded' | 'floodedSaves' | 'statusesForOthers' | 'answers'>> => {
  const script = path.join(import.meta.dirname, 'flood.ts');
  const flooding = spawn(
    process.execPath,
    [script, String(port), String(connections), product.slugs[0] ?? '', ...kinds],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const attacking = areAccounts ? await attackAs(product.accounts, attackNames) : null;
  try {
    const lines = createInterface(flooding.stdout);
    await once(lines, 'line');
    const [{ shown: flooded, saves: floodedSaves }, statusesForOthers] = await Promise.all([
      measure(product, seconds),
      readColdPages(product.origin, cold, seconds),
    ]);
    const printed = once(lines, 'line');
    flooding.kill('SIGTERM');
    const [answers] = (await printed) as [string];
    return { flooded, floodedSaves, statusesForOthers, answers: JSON.parse(answers) };
  } finally {
    flooding.kill('SIGKILL');
    attacking?.kill('SIGKILL');
  }
};

/** Reads published pages that are in no memory, some a second, each for another reader. */
const readColdPages = async (
  origin: string,
  cold: string[],
  seconds: number,
): Promise<Record<string, number>> => {
  const statuses: Record<string, number> = {};
  for (const end = performance.now() + seconds * 1_000; performance.now() < end; ) {
    const address = `198.51.100.${cold.length % 250}`;
    const response = await fetch(origin + cold.shift(), { headers: { 'x-forwarded-for': address } });
    await response.arrayBuffer();
    statuses[response.status] = (statuses[response.status] ?? 0) + 1;
    await pause(500);
  }
  return statuses;
};

const lakePortOf = (edgePid: number): number => {
  const environment = readFileSync(`/proc/${edgePid}/environ`, 'utf8');
  return Number(/\bLAKE_URL=http:\/\/[^:\0]+:(\d+)/.exec(environment)?.[1]);
};

const robot = z.object({ token: z.string() });

/** API tokens, by their role. */
const tokensOf = async (client: SanityClient): Promise<Record<string, string>> => {
  const tokens: Record<string, string> = {};
  for (const role of roles) {
    const memberships = [
      { resourceType: 'project', resourceId: client.config().projectId, roleNames: [role] },
    ];
    const created = await client.request<unknown>({
      ...{ url: `/access/project/${client.config().projectId}/robots`, method: 'POST' },
      body: { label: `Attacker, ${role}`, memberships },
    });
    tokens[role] = robot.parse(created).token;
  }
  return tokens;
};
