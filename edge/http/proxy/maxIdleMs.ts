/**
 * The edge closes an idle connection to lake or site after this time, before they do: Node's servers wait for five
 * seconds. A request that is sent while the other side closes the connection would fail.
 */
export const maxIdleMs = 4_000;
