import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { apiVersion } from '../../../lib/apiVersion.ts';
import type { Product } from './product.ts';

export type Account = { email: string; password: string };

/** The password of every test account after its first sign-in. */
const ownPassword = 'a longer password for tests';

/** Signs in with the one-time password that the first start printed, and chooses a new one. */
export const replaceOneTimePassword = async (
  origin: string,
  email: string,
  oneTime: string,
): Promise<Account> => {
  const asked = await post(origin, { email, password: oneTime });
  const ticket = /name="ticket"[^>]*value="([^"]+)"/.exec(await asked.text())?.[1];
  if (!ticket)
    throw new Error(`${email} could not sign in with the password that was printed (${asked.status}).`);
  const chosen = await post(origin, { ticket, newPassword: ownPassword });
  if (chosen.status !== 302) throw new Error(`${email} could not choose a password (${chosen.status}).`);
  return { email, password: ownPassword };
};

/** A lake replaces its administrator's token at each start. */
export const adminTokenOf = ({ dataDir }: Product): string =>
  readFileSync(path.join(dataDir, 'lake/admin-token'), 'utf8');

/** Adds an account that no other test uses. */
export const addAccount = async (
  product: Product,
  role: 'journalist' | 'editor' | 'administrator' | 'viewer',
): Promise<Account> => {
  const account = { email: `${randomUUID()}@example.org`, password: ownPassword };
  const { status } = await product.read(`/lake/v${apiVersion}/accounts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminTokenOf(product)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...account, role }),
  });
  expect(status).toBe(201);
  return account;
};

/** Signs in and returns the id in the address that leads back to Studio. @param siteUrl the public origin of Studio. */
export const sessionId = async (
  origin: string,
  { email, password }: Account,
  siteUrl = origin,
): Promise<string> => {
  const answer = await post(origin, { email, password }, siteUrl);
  const sid = /#sid=([^&]+)/.exec(answer.headers.get('location') ?? '')?.[1];
  if (!sid) throw new Error(`${email} could not sign in (${answer.status}).`);
  return sid;
};

/** Signs in and returns the session's token. */
export const sessionToken = async (origin: string, account: Account, siteUrl = origin): Promise<string> => {
  const sid = await sessionId(origin, account, siteUrl);
  const fetched = await fetch(`${origin}/lake/v${apiVersion}/auth/fetch?sid=${sid}`);
  const { token } = (await fetched.json()) as { token: string };
  return token;
};

const post = (origin: string, fields: Record<string, string>, siteUrl = origin): Promise<Response> =>
  fetch(`${origin}/lake/v1/auth/login?origin=${encodeURIComponent(`${siteUrl}/studio`)}&projectId=copydesk`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: siteUrl },
    redirect: 'manual',
  });
