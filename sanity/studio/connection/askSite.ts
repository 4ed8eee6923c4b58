import { z } from 'zod';
import { ownerProblem } from './ownerProblem.ts';
import { storedToken } from './storedToken.ts';

const problem = z.object({ message: z.string() });

type Question<Value> = {
  projectId: string;
  /** Below `/api/`. */
  path: string;
  shape: z.ZodType<Value>;
  signal: AbortSignal;
  /** For a POST. */
  body?: object;
  /** The message if the site gives none. */
  otherwise: string;
};

/** Asks the site in the user's name. @throws Error with the site's reason. */
export const askSite = async <Value>({
  projectId,
  path,
  shape,
  signal,
  body,
  otherwise,
}: Question<Value>): Promise<Value> => {
  const notOurs = await ownerProblem(projectId);
  if (notOurs !== null) throw new Error(notOurs);
  const token = storedToken(projectId).read();
  const response = await fetch(`/api/${path}`, {
    signal,
    cache: 'no-store',
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return shape.parse(answer);
  throw new Error(problem.safeParse(answer).data?.message ?? otherwise);
};
