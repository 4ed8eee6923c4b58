import { z } from 'zod';

/** A JSON-RPC call, as Studio's presence sends it. */
export const call = z.object({
  id: z.union([z.string().max(200), z.number()]).optional(),
  method: z.string().max(100),
  params: z.record(z.string(), z.unknown()).default({}),
});
export type CallId = z.infer<typeof call>['id'];

export const announcement = z.object({
  data: z.object({ sessionId: z.string().max(200), locations: z.array(z.unknown()) }),
});
export const session = z.object({ session: z.string().max(200) });
export const authorization = z.object({ authorization: z.string() });
export const subscription = z.object({ subscriptionId: z.string() });

/** @see https://www.jsonrpc.org/specification#error_object */
export const errors = {
  parse: { code: -32700, message: 'Parse error' },
  method: { code: -32601, message: 'Method not found' },
  params: { code: -32602, message: 'Invalid params' },
};

export class Unauthorized extends Error {}
export class UnknownMethod extends Error {}
