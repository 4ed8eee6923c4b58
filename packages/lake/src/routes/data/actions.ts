import { Hono } from 'hono';
import { z } from 'zod';
import { type Action, parseAction } from '../../actions/action.ts';
import { applyAction } from '../../actions/applyAction.ts';
import { checkScheduled } from '../../actions/checkScheduled.ts';
import { errorBody, LakeError } from '../../errors.ts';
import { forbidden, itemOf, itemsOf, plainMessage } from '../../mutations/mutationErrors.ts';
import { transact } from '../../mutations/transact.ts';
import { maxBodyBytesFor } from '../../mutations/transactionLimits.ts';
import { readJson } from '../../requestBody.ts';
import type { LakeContext, LakeEnv } from '../LakeContext.ts';

const body = z.object({
  actions: z.union([
    z.array(z.unknown()).min(1),
    z.looseObject({ actionType: z.string() }).transform((one) => [one]),
  ]),
  transactionId: z.string().optional(),
  dryRun: z.boolean().default(false),
  skipCrossDatasetReferenceValidation: z.boolean().optional(),
});

/**
 * A preference of the lake's own, in `Prefer`: a dry run that is refused answers 200 with `{refused: {status, body}}`. A
 * browser prints every response with an error status to its console, and a question is no error.
 *
 * @see https://www.rfc-editor.org/rfc/rfc7240
 */
const refusalAsAnswer = 'dry-run-refusal=answer';

/**
 * POST /v{date}/data/actions/{dataset}: actions on documents and releases. All actions of a request are one
 * transaction. With `dryRun` everything is checked and nothing is committed.
 *
 * @throws LakeError 400 for a malformed action, 403, 404 and 409 as each action says, all as `actionError`.
 * @see https://www.sanity.io/docs/http-reference/actions
 */
export const actionRoutes = (lake: LakeContext): Hono<LakeEnv> =>
  new Hono<LakeEnv>().post('/data/actions/:dataset', async (c) => {
    const { dataset, access } = lake.open(c);
    // Before the body is read, because it may be large.
    if (access.identity.kind === 'anonymous')
      asActionError(-1, () => {
        throw forbidden(null, 'create');
      });
    const {
      actions: given,
      transactionId,
      dryRun,
    } = await readJson(c.req.raw, body, maxBodyBytesFor(access));
    const actions = given.map(parseAction);
    const context = { dataset, author: access.identity.id, isAdministrator: access.isAdministrator };
    try {
      const transacted = asActionError(-1, () =>
        transact({ dataset, access, transactionId, dryRun, request: given }, (working) => {
          for (const [index, action] of actions.entries()) {
            asActionError(index, () => applyAction(working, action, context));
          }
          checkScheduled({ dataset, access, working, scheduled: scheduledBy(actions) });
        }),
      );
      return c.json({ transactionId: transacted.transactionId });
    } catch (error) {
      if (!dryRun || !(error instanceof LakeError) || c.req.header('prefer') !== refusalAsAnswer) throw error;
      c.header('preference-applied', refusalAsAnswer);
      return c.json({ refused: { status: error.status, body: errorBody(error) } });
    }
  });

const scheduledBy = (actions: Action[]): string[] =>
  actions.flatMap((action) =>
    action.actionType === 'sanity.action.release.schedule' ? action.releaseId : [],
  );

/** Turns a mutation's error into an action's error at the index; a negative index stands for 0. */
const asActionError = <Result>(index: number, work: () => Result): Result => {
  try {
    return work();
  } catch (error) {
    const item = error instanceof LakeError && error.type === 'mutationError' ? itemOf(error) : null;
    if (!(error instanceof LakeError) || !item) throw error;
    const items = itemsOf(error).map((each) => ({ ...each, index: Math.max(index, 0) }));
    // Studio reads a missing permission at the top level, to disable buttons.
    throw item.type === 'insufficientPermissionsError'
      ? new LakeError(error.status, item.description, { ...item, items })
      : new LakeError(error.status, `The action(s) failed: ${plainMessage(error)}`, {
          type: 'actionError',
          items,
        });
  }
};
