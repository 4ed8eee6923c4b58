import NotFound from '../not-found.tsx';

export { metadata } from '../not-found.tsx';

export const revalidate = 60;

/**
 * What the front shows for an address that leads nowhere: Next draws a page's own `notFound()` by script alone.
 * The front answers with status 404 here too.
 */
export default NotFound;
