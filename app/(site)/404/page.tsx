import NotFound from '../not-found.tsx';

export { generateMetadata } from '../not-found.tsx';

export const revalidate = 60;

/**
 * The edge sends this page for unknown addresses, because Next needs a script to show a page's own `notFound()`.
 * The edge answers with status 404 here too.
 */
export default NotFound;
