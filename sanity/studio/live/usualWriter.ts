import type { InitialValueResolverContext, Reference } from 'sanity';
import { findUsualByline } from '../writing/usualByline.ts';

/** The initial value of a new entry: the byline of the writer's last story, if it has one. */
export const findUsualWriter = async (
  params: unknown,
  context: InitialValueResolverContext,
): Promise<{ bylines?: Reference[] }> => {
  const { bylines } = await findUsualByline(params, context);
  return bylines ? { bylines } : {};
};
