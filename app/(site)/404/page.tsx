import NotFound from '../not-found.tsx';

export { metadata } from '../not-found.tsx';

export const revalidate = 60;

/**
 * What the edge shows for an address that leads nowhere: Next draws a page's own `notFound()` by script alone.
 * The edge answers with status 404 here too.
 */
export default NotFound;
