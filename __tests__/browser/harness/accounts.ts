import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Product } from './product.ts';

export type Account = { email: string; password: string };

/** What every test account signs in with once its one-time password was used. */
const ownPassword = 'a longer password for tests';

/** Signs in with the password that the first start printed and chooses another, as the page asks for. */
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

/** A lake makes its administrator's token anew each time it starts. */
export const adminTokenOf = ({ dataDir }: Product): string =>
  readFileSync(path.join(dataDir, 'lake/admin-token'), 'utf8');

/** Somebody whom no other test knows. */
export const addAccount = async (product: Product, role: 'journalist' | 'editor'): Promise<Account> => {
  const account = { email: `${randomUUID()}@example.org`, password: ownPassword };
  const { status } = await product.read('/lake/v2025-02-19/accounts', {
    method: 'POST',
    headers: { authorization: `Bearer ${adminTokenOf(product)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...account, role }),
  });
  expect(status).toBe(201);
  return account;
};

/** A session's token for API calls in the name of an account. @param siteUrl where Studio is for the world. */
export const sessionToken = async (
  origin: string,
  { email, password }: Account,
  siteUrl = origin,
): Promise<string> => {
  const answer = await post(origin, { email, password }, siteUrl);
  const sid = /#sid=([^&]+)/.exec(answer.headers.get('location') ?? '')?.[1];
  if (!sid) throw new Error(`${email} could not sign in (${answer.status}).`);
  const fetched = await fetch(`${origin}/lake/v2021-06-07/auth/fetch?sid=${sid}`);
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
